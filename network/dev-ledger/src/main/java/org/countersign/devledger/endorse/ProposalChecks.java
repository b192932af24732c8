package org.countersign.devledger.endorse;

import java.time.InstantSource;
import java.util.HexFormat;
import org.countersign.devledger.Digests;
import org.countersign.devledger.identity.ChannelMembers;
import org.countersign.devledger.identity.ChannelPolicies;
import org.countersign.devledger.identity.Identity;
import org.countersign.devledger.identity.IdentityCheck;
import org.countersign.devledger.store.LedgerStore;
import org.hyperledger.fabric.protos.common.HeaderType;

/** The checks before simulation, in Fabric's order and with its texts. */
public final class ProposalChecks {
    private final ChannelMembers members;
    private final ChannelPolicies policies;
    private final LedgerStore store;
    private final InstantSource clock;

    public ProposalChecks(ChannelMembers members, ChannelPolicies policies, LedgerStore store, InstantSource clock) {
        this.members = members;
        this.policies = policies;
        this.store = store;
        this.clock = clock;
    }

    public void check(UnpackedProposal proposal) throws ProposalRejected {
        Identity creator = validate(proposal);
        refuseDuplicate(proposal);
        if (!policies.isWriter(creator)) {
            throw new ProposalRejected(ChannelPolicies.refusal(proposal.channelId(), "Writers"));
        }
    }

    private Identity validate(UnpackedProposal proposal) throws ProposalRejected {
        var channelHeader = proposal.channelHeader();
        var signatureHeader = proposal.signatureHeader();
        int type = channelHeader.getType();
        if (type != HeaderType.ENDORSER_TRANSACTION_VALUE && type != HeaderType.CONFIG_VALUE) {
            throw invalid("invalid header type " + HeaderType.forNumber(type));
        }
        if (channelHeader.getEpoch() != 0) {
            throw invalid("epoch is non-zero");
        }
        if (signatureHeader.getNonce().isEmpty()) {
            throw invalid("nonce is empty");
        }
        if (signatureHeader.getCreator().isEmpty()) {
            throw invalid("creator is empty");
        }
        String expected = Digests.transactionId(signatureHeader.getNonce(), signatureHeader.getCreator());
        if (!proposal.transactionId().equals(expected)) {
            throw invalid(
                    "incorrectly computed txid '" + proposal.transactionId() + "' -- expected '" + expected + "'");
        }
        if (proposal.signedProposal().getSignature().isEmpty()) {
            throw invalid("empty signature bytes");
        }
        return authenticate(proposal);
    }

    private Identity authenticate(UnpackedProposal proposal) throws ProposalRejected {
        String denied = "access denied: channel [" + proposal.channelId() + "] creator org ";
        return switch (members.check(proposal.signatureHeader().getCreator())) {
            case IdentityCheck.Unknown unknown -> throw invalid(denied + "unknown, creator is malformed");
            case IdentityCheck.Invalid(String mspId, String reason) -> throw invalid(denied + "[" + mspId + "]");
            case IdentityCheck.Known(Identity creator) -> {
                var signed = proposal.signedProposal();
                if (!creator.isCurrent(clock.instant())
                        || !members.hasSigned(creator, signed.getProposalBytes(), signed.getSignature())) {
                    throw invalid(denied + "[" + creator.mspId() + "]");
                }
                yield creator;
            }
        };
    }

    private void refuseDuplicate(UnpackedProposal proposal) throws ProposalRejected {
        if (store.transaction(proposal.transactionId()).isPresent()) {
            String creator = HexFormat.of()
                    .formatHex(proposal.signatureHeader().getCreator().toByteArray());
            throw new ProposalRejected(
                    "duplicate transaction found [" + proposal.transactionId() + "]. Creator [" + creator + "]");
        }
    }

    private static ProposalRejected invalid(String text) {
        return new ProposalRejected("error validating proposal: " + text);
    }
}
