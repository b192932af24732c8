package org.countersign.gateway.ledger.fabric;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;

/** A peer's gateway service that answers every call with the error that a test chose, as a peer of Fabric would put it on the wire. */
final class ScriptedPeer extends GatewayGrpc.GatewayImplBase implements AutoCloseable {
    private final Server server;
    private volatile boolean silent;
    private volatile com.google.rpc.Status answer =
            com.google.rpc.Status.newBuilder().setCode(Code.UNAVAILABLE_VALUE).build();

    ScriptedPeer() throws IOException {
        server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(this)
                .build()
                .start();
    }

    String endpoint() {
        return "127.0.0.1:" + server.getPort();
    }

    ScriptedPeer answers(Status.Code code, String message, String... details) {
        answer = com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .setMessage(message)
                .addAllDetails(List.of(details).stream()
                        .map(detail -> Any.pack(ErrorDetail.newBuilder()
                                .setAddress("peer0.example:7051")
                                .setMspId("A")
                                .setMessage(detail)
                                .build()))
                        .toList())
                .build();
        return this;
    }

    /** Takes every call and never answers. */
    ScriptedPeer answersNothing() {
        silent = true;
        return this;
    }

    private void fail(StreamObserver<?> caller) {
        if (!silent) {
            caller.onError(StatusProto.toStatusRuntimeException(answer));
        }
    }

    @Override
    public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> caller) {
        fail(caller);
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> caller) {
        fail(caller);
    }

    @Override
    public void commitStatus(SignedCommitStatusRequest request, StreamObserver<CommitStatusResponse> caller) {
        fail(caller);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
