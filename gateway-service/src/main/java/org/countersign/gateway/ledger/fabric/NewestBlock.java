package org.countersign.gateway.ledger.fabric;

import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;

/** A request for the newest block alone, which the protocol knows and the SDK's builder does not offer. The SDK signs it when it is sent. */
final class NewestBlock {
    private static final SeekPosition NEWEST =
            SeekPosition.newBuilder().setNewest(SeekNewest.getDefaultInstance()).build();

    private NewestBlock() {}

    /** The SDK's own request, with another place to begin and to end. */
    static byte[] insteadOf(byte[] request) {
        try {
            var payload = Payload.parseFrom(Envelope.parseFrom(request).getPayload());
            var seek = SeekInfo.parseFrom(payload.getData()).toBuilder()
                    .setStart(NEWEST)
                    .setStop(NEWEST)
                    .build();
            var changed = payload.toBuilder().setData(seek.toByteString()).build();
            return Envelope.newBuilder()
                    .setPayload(changed.toByteString())
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("the SDK made a request that it cannot read", impossible);
        }
    }
}
