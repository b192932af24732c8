package org.countersign.devledger.identity;

import com.google.protobuf.ByteString;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The channel's policies, as a Fabric sample network sets them: ANY Readers, ANY Writers, MAJORITY Endorsement. */
public final class ChannelPolicies {
    private static final Set<Role> READERS = EnumSet.of(Role.ADMIN, Role.PEER, Role.CLIENT);
    private static final Set<Role> WRITERS = EnumSet.of(Role.ADMIN, Role.CLIENT);

    private final ChannelMembers members;
    private final InstantSource clock;

    public ChannelPolicies(ChannelMembers members, InstantSource clock) {
        this.members = members;
        this.clock = clock;
    }

    /** A signature by somebody over some bytes, with the identity that they claim. */
    public record SignedData(ByteString data, ByteString identity, ByteString signature) {}

    /** Why the signer is not a reader of the channel; empty when they are. */
    public Optional<String> refuseReader(SignedData signed) {
        return refuse(signed, READERS, "Readers");
    }

    public Optional<String> refuseWriter(SignedData signed) {
        return refuse(signed, WRITERS, "Writers");
    }

    /** Whether somebody whose signature was checked already may write. */
    public boolean isWriter(Identity identity) {
        return WRITERS.contains(identity.role());
    }

    /** Fabric's text. */
    public static String refusal(String channelId, String subPolicy) {
        return "Failed evaluating policy on signed data during check policy on channel [" + channelId
                + "] with policy [/Channel/Application/" + subPolicy + "]: [" + unsatisfied(subPolicy) + "]";
    }

    /** The inner part of Fabric's text. */
    public static String unsatisfied(String subPolicy) {
        return "implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires 1 of the '"
                + subPolicy + "' sub-policies to be satisfied";
    }

    /** MAJORITY Endorsement: valid signatures by peers of more than half of the organisations. */
    public boolean isEndorsed(
            ByteString responsePayload, Iterable<org.hyperledger.fabric.protos.peer.Endorsement> endorsements) {
        Set<String> organizations = new HashSet<>();
        for (var endorsement : endorsements) {
            if (members.check(endorsement.getEndorser()) instanceof IdentityCheck.Known(Identity endorser)
                    && endorser.role() == Role.PEER
                    && !organizations.contains(endorser.mspId())
                    && members.hasSigned(
                            endorser, responsePayload.concat(endorsement.getEndorser()), endorsement.getSignature())) {
                organizations.add(endorser.mspId());
            }
        }
        return organizations.size() >= majority();
    }

    /** How many organisations must endorse. */
    public int majority() {
        return members.size() / 2 + 1;
    }

    private Optional<String> refuse(SignedData signed, Set<Role> roles, String subPolicy) {
        boolean satisfied = members.check(signed.identity()) instanceof IdentityCheck.Known(Identity identity)
                && roles.contains(identity.role())
                && identity.isCurrent(clock.instant())
                && members.hasSigned(identity, signed.data(), signed.signature());
        return satisfied ? Optional.empty() : Optional.of(unsatisfied(subPolicy));
    }
}
