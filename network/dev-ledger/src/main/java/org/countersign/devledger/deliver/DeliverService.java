package org.countersign.devledger.deliver;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.countersign.devledger.deliver.DeliverSession.DeliverSetup;
import org.countersign.devledger.identity.ChannelMembers;
import org.countersign.devledger.identity.ChannelPolicies;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/** Blocks and filtered blocks for readers of the channel. */
public final class DeliverService extends DeliverGrpc.DeliverImplBase {
    /** Seek requests that a client may send ahead of the answers. */
    private static final int REQUESTS_AHEAD = 16;

    private final DeliverSetup setup;
    private final BlockFeed feed;
    private final Executor executor;

    public DeliverService(
            String channelId,
            ChannelMembers members,
            ChannelPolicies policies,
            InstantSource clock,
            BlockFeed feed,
            Executor executor) {
        this.setup = new DeliverSetup(channelId, members, policies, clock);
        this.feed = feed;
        this.executor = executor;
    }

    @Override
    public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> client) {
        return start(
                client, block -> DeliverResponse.newBuilder().setBlock(block).build());
    }

    @Override
    public StreamObserver<Envelope> deliverFiltered(StreamObserver<DeliverResponse> client) {
        return start(
                client,
                block -> DeliverResponse.newBuilder()
                        .setFilteredBlock(FilteredBlocks.of(block))
                        .build());
    }

    @Override
    public StreamObserver<Envelope> deliverWithPrivateData(StreamObserver<DeliverResponse> client) {
        client.onError(Status.UNIMPLEMENTED
                .withDescription("private data is not supported by the dev-ledger; use Deliver or DeliverFiltered")
                .asRuntimeException());
        return new Ignored();
    }

    private StreamObserver<Envelope> start(
            StreamObserver<DeliverResponse> client, Function<Block, DeliverResponse> form) {
        BlockingQueue<Optional<Envelope>> requests = new ArrayBlockingQueue<>(REQUESTS_AHEAD + 1);
        DeliverSession session = new DeliverSession(setup, feed, form);
        OutboundStream.start((ServerCallStreamObserver<DeliverResponse>) client, executor, stream -> {
            for (Optional<Envelope> request = requests.take(); request.isPresent(); request = requests.take()) {
                var status = session.deliver(request.get(), stream);
                stream.send(DeliverResponse.newBuilder().setStatus(status).build());
                if (status != org.hyperledger.fabric.protos.common.Status.SUCCESS) {
                    return;
                }
            }
        });
        return new Requests(requests);
    }

    private record Requests(BlockingQueue<Optional<Envelope>> queue) implements StreamObserver<Envelope> {
        @Override
        public void onNext(Envelope request) {
            // One place stays free for the end of the requests.
            if (queue.remainingCapacity() <= 1 || !queue.offer(Optional.of(request))) {
                throw Status.RESOURCE_EXHAUSTED
                        .withDescription("at most " + REQUESTS_AHEAD + " seek requests may wait")
                        .asRuntimeException();
            }
        }

        @Override
        public void onError(Throwable error) {
            // The cancel handler of the outbound side ends the stream.
        }

        @Override
        public void onCompleted() {
            var _ = queue.offer(Optional.empty());
        }
    }

    private static final class Ignored implements StreamObserver<Envelope> {
        @Override
        public void onNext(Envelope request) {
            // Refused already.
        }

        @Override
        public void onError(Throwable error) {
            // Refused already.
        }

        @Override
        public void onCompleted() {
            // Refused already.
        }
    }
}
