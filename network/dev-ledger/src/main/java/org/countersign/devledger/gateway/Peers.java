package org.countersign.devledger.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.devledger.endorse.Endorser;
import org.countersign.devledger.endorse.ProposalChecks;
import org.countersign.devledger.endorse.ProposalRejected;
import org.countersign.devledger.endorse.UnpackedProposal;
import org.countersign.devledger.store.LedgerStore;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/** The peers of the channel as its gateway knows them. The first belongs to the gateway's own organisation. */
public final class Peers {
    private final String channelId;
    private final List<Endorser> endorsers;
    private final ProposalChecks checks;
    private final LedgerStore store;
    private final int majority;

    public Peers(String channelId, List<Endorser> endorsers, int majority, ProposalChecks checks, LedgerStore store) {
        this.channelId = channelId;
        this.endorsers = List.copyOf(endorsers);
        this.majority = majority;
        this.checks = checks;
        this.store = store;
    }

    String channelId() {
        return channelId;
    }

    List<Endorser> all() {
        return endorsers;
    }

    Endorser own() {
        return endorsers.getFirst();
    }

    int majority() {
        return majority;
    }

    boolean hasChaincode(String name) {
        return own().hasChaincode(name);
    }

    Optional<Endorser> of(String mspId) {
        return endorsers.stream()
                .filter(endorser -> endorser.mspId().equals(mspId))
                .findFirst();
    }

    /** Peers of these organisations in the order of the channel; all when none is named. */
    List<Endorser> of(List<String> mspIds) {
        List<Endorser> chosen = new ArrayList<>(endorsers);
        if (!mspIds.isEmpty()) {
            chosen.removeIf(endorser -> !mspIds.contains(endorser.mspId()));
        }
        return chosen;
    }

    void check(UnpackedProposal proposal) throws ProposalRejected {
        checks.check(proposal);
    }

    LedgerStore store() {
        return store;
    }

    /** All peers live in this process, so their address is a name and not a place. */
    static ErrorDetail detail(Endorser endorser, String message) {
        return ErrorDetail.newBuilder()
                .setAddress("dev-ledger")
                .setMspId(endorser.mspId())
                .setMessage(message)
                .build();
    }
}
