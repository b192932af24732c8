package org.countersign.devledger.deliver;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.orderer.SeekInfo;

/** A signed request for blocks, taken apart. */
record SeekRequest(Envelope envelope, ChannelHeader channelHeader, SignatureHeader signatureHeader, SeekInfo seek) {
    private static final Duration TIME_WINDOW = Duration.ofMinutes(15);

    /** @throws InvalidProtocolBufferException when the request does not parse or has no timely timestamp */
    static SeekRequest parse(Envelope envelope, Instant now) throws InvalidProtocolBufferException {
        Payload payload = Payload.parseFrom(envelope.getPayload());
        ChannelHeader channelHeader =
                ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        if (!payload.hasHeader() || !channelHeader.hasTimestamp()) {
            throw new InvalidProtocolBufferException("channel header in envelope must contain timestamp");
        }
        Instant sent = Instant.ofEpochSecond(
                Math.clamp(
                        channelHeader.getTimestamp().getSeconds(), -31_557_014_167_219_200L, 31_556_889_864_403_199L),
                channelHeader.getTimestamp().getNanos());
        if (Duration.between(sent, now).abs().compareTo(TIME_WINDOW) > 0) {
            throw new InvalidProtocolBufferException(
                    "envelope timestamp " + sent + " is more than 15m0s apart from current server time " + now);
        }
        return new SeekRequest(
                envelope,
                channelHeader,
                SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader()),
                SeekInfo.parseFrom(payload.getData()));
    }
}
