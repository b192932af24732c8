package org.countersign.devledger.support;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekNextCommit;
import org.hyperledger.fabric.protos.orderer.SeekOldest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/** Seek requests by hand. */
public final class DeliverClient {
    private final RawClient raw;

    public DeliverClient(RawClient raw) {
        this.raw = raw;
    }

    public static SeekPosition oldest() {
        return SeekPosition.newBuilder()
                .setOldest(SeekOldest.getDefaultInstance())
                .build();
    }

    public static SeekPosition newest() {
        return SeekPosition.newBuilder()
                .setNewest(SeekNewest.getDefaultInstance())
                .build();
    }

    public static SeekPosition nextCommit() {
        return SeekPosition.newBuilder()
                .setNextCommit(SeekNextCommit.getDefaultInstance())
                .build();
    }

    public static SeekPosition number(long number) {
        return SeekPosition.newBuilder()
                .setSpecified(SeekSpecified.newBuilder().setNumber(number))
                .build();
    }

    public Envelope request(SeekPosition start, SeekPosition stop, UnaryOperator<SeekInfo.Builder> change) {
        return request(start, stop, change, header -> header);
    }

    public Envelope request(
            SeekPosition start,
            SeekPosition stop,
            UnaryOperator<SeekInfo.Builder> change,
            UnaryOperator<ChannelHeader.Builder> changeHeader) {
        ByteString channelHeader = changeHeader
                .apply(ChannelHeader.newBuilder()
                        .setType(HeaderType.DELIVER_SEEK_INFO_VALUE)
                        .setChannelId(TestClient.CHANNEL)
                        .setTimestamp(
                                Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond())))
                .build()
                .toByteString();
        ByteString signatureHeader = SignatureHeader.newBuilder()
                .setCreator(raw.identity().serialized())
                .build()
                .toByteString();
        return raw.sign(Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(Header.newBuilder()
                                .setChannelHeader(channelHeader)
                                .setSignatureHeader(signatureHeader))
                        .setData(change.apply(
                                        SeekInfo.newBuilder().setStart(start).setStop(stop))
                                .build()
                                .toByteString())
                        .build()
                        .toByteString())
                .build());
    }

    /** Sends the requests, closes its side, and returns everything that comes back. */
    public List<DeliverResponse> exchange(Envelope... requests) {
        List<DeliverResponse> responses = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> done = new CompletableFuture<>();
        StreamObserver<Envelope> ledger = DeliverGrpc.newStub(raw.channel())
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .deliver(new StreamObserver<>() {
                    @Override
                    public void onNext(DeliverResponse response) {
                        responses.add(response);
                    }

                    @Override
                    public void onError(Throwable error) {
                        done.completeExceptionally(error);
                    }

                    @Override
                    public void onCompleted() {
                        done.complete(null);
                    }
                });
        for (Envelope request : requests) {
            ledger.onNext(request);
        }
        ledger.onCompleted();
        done.join();
        return responses;
    }

    public List<Block> blocks(SeekPosition start, SeekPosition stop) {
        List<DeliverResponse> responses = exchange(request(start, stop, info -> info));
        if (responses.getLast().getStatus() != Status.SUCCESS) {
            throw new IllegalStateException("status " + responses.getLast().getStatus());
        }
        return responses.stream()
                .filter(DeliverResponse::hasBlock)
                .map(DeliverResponse::getBlock)
                .toList();
    }

    public Status status(SeekPosition start, SeekPosition stop) {
        return exchange(request(start, stop, info -> info)).getLast().getStatus();
    }
}
