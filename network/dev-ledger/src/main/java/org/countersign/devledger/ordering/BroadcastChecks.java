package org.countersign.devledger.ordering;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.InstantSource;
import java.util.Optional;
import org.countersign.devledger.identity.ChannelMembers;
import org.countersign.devledger.identity.ChannelPolicies;
import org.countersign.devledger.identity.ChannelPolicies.SignedData;
import org.countersign.devledger.identity.Identity;
import org.countersign.devledger.identity.IdentityCheck;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;

/** What the ordering service refuses before it orders: it looks at the outside of an envelope only. */
final class BroadcastChecks {
    private final String channelId;
    private final int absoluteMaxBytes;
    private final ChannelMembers members;
    private final ChannelPolicies policies;
    private final InstantSource clock;

    BroadcastChecks(
            String channelId,
            int absoluteMaxBytes,
            ChannelMembers members,
            ChannelPolicies policies,
            InstantSource clock) {
        this.channelId = channelId;
        this.absoluteMaxBytes = absoluteMaxBytes;
        this.members = members;
        this.policies = policies;
        this.clock = clock;
    }

    Optional<BroadcastResult> refuse(Envelope envelope) {
        ChannelHeader channelHeader;
        SignatureHeader signatureHeader;
        try {
            Payload payload = Payload.parseFrom(envelope.getPayload());
            if (!payload.hasHeader()) {
                return refusal(Status.BAD_REQUEST, "could not determine channel ID: header not set");
            }
            channelHeader = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            signatureHeader = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
        } catch (InvalidProtocolBufferException e) {
            return refusal(Status.BAD_REQUEST, "could not determine channel ID: " + e.getMessage());
        }
        if (!channelHeader.getChannelId().equals(channelId)) {
            return refusal(
                    Status.BAD_REQUEST,
                    "channel creation request not allowed because the orderer system channel is not defined");
        }
        int type = channelHeader.getType();
        if (type != HeaderType.ENDORSER_TRANSACTION_VALUE && type != HeaderType.MESSAGE_VALUE) {
            return refusal(Status.BAD_REQUEST, "message is of type that cannot be processed directly");
        }
        int bytes = envelope.getPayload().size() + envelope.getSignature().size();
        if (bytes > absoluteMaxBytes) {
            return refusal(
                    Status.BAD_REQUEST,
                    "message payload is " + bytes + " bytes and exceeds maximum allowed " + absoluteMaxBytes
                            + " bytes");
        }
        if (members.check(signatureHeader.getCreator()) instanceof IdentityCheck.Known(Identity creator)
                && !creator.isCurrent(clock.instant())) {
            return refusal(Status.BAD_REQUEST, "broadcast client identity expired");
        }
        return policies.refuseWriter(
                        new SignedData(envelope.getPayload(), signatureHeader.getCreator(), envelope.getSignature()))
                .map(reason -> new BroadcastResult(
                        Status.FORBIDDEN,
                        "implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires 1 of the"
                                + " 'Writers' sub-policies to be satisfied: permission denied"));
    }

    private static Optional<BroadcastResult> refusal(Status status, String info) {
        return Optional.of(new BroadcastResult(status, info));
    }
}
