package org.countersign.devledger.gateway;

import com.google.rpc.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import org.countersign.devledger.deliver.BlockFeed;
import org.countersign.devledger.deliver.OutboundStream;
import org.countersign.devledger.identity.ChannelPolicies;
import org.countersign.devledger.ordering.Orderer;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;

/** The five calls of Fabric's gateway. */
public final class GatewayService extends GatewayGrpc.GatewayImplBase {
    private static final Logger LOG = System.getLogger(GatewayService.class.getName());

    private final EvaluateCall evaluate;
    private final EndorseCall endorse;
    private final SubmitCall submit;
    private final CommitStatusCall commitStatus;
    private final ChaincodeEventsCall chaincodeEvents;
    private final Deadlines deadlines;
    private final ExecutorService executor;

    public GatewayService(
            Peers peers,
            ChannelPolicies policies,
            Orderer orderer,
            CommitStatuses statuses,
            BlockFeed feed,
            ExecutorService executor) {
        this.evaluate = new EvaluateCall(peers);
        this.endorse = new EndorseCall(peers);
        this.submit = new SubmitCall(peers.channelId(), orderer);
        this.commitStatus = new CommitStatusCall(peers.channelId(), policies, statuses);
        this.chaincodeEvents = new ChaincodeEventsCall(peers.channelId(), policies, feed);
        this.deadlines = new Deadlines(executor);
        this.executor = executor;
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> client) {
        answer(client, () -> deadlines.within(EvaluateCall.TIMEOUT, () -> evaluate.run(request)));
    }

    @Override
    public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> client) {
        answer(client, () -> deadlines.within(EndorseCall.TIMEOUT, () -> endorse.run(request)));
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> client) {
        answer(client, () -> deadlines.within(SubmitCall.TIMEOUT, () -> submit.run(request)));
    }

    @Override
    public void commitStatus(SignedCommitStatusRequest request, StreamObserver<CommitStatusResponse> client) {
        answer(client, () -> commitStatus.run(request));
    }

    @Override
    public void chaincodeEvents(SignedChaincodeEventsRequest request, StreamObserver<ChaincodeEventsResponse> client) {
        try {
            OutboundStream.start(
                    (ServerCallStreamObserver<ChaincodeEventsResponse>) client,
                    executor,
                    chaincodeEvents.accept(request));
        } catch (StatusRuntimeException e) {
            client.onError(e);
        }
    }

    private interface Call<T> {
        T run() throws InterruptedException;
    }

    private static <T> void answer(StreamObserver<T> client, Call<T> call) {
        T response;
        try {
            response = call.run();
        } catch (StatusRuntimeException e) {
            client.onError(e);
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            client.onError(RpcErrors.of(Code.UNAVAILABLE, "the ledger is stopping"));
            return;
        } catch (RuntimeException e) {
            // The edge of a thread: the client gets an answer, the log gets the cause.
            LOG.log(Level.ERROR, "a call failed", e);
            client.onError(RpcErrors.of(Code.INTERNAL, "the dev-ledger failed: " + e.getMessage()));
            return;
        }
        client.onNext(response);
        client.onCompleted();
    }
}
