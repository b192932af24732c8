package org.countersign.acceptance.behaviour;

import java.util.EnumMap;
import java.util.Map;

/** A ledger under test and its clients, one for each organisation; one for the whole run of the suite. */
public final class RunningLedger implements AutoCloseable {
    private final LedgerNetwork network;
    private final Map<Member, LedgerClient> clients = new EnumMap<>(Member.class);

    RunningLedger(LedgerNetwork network) {
        this.network = network;
    }

    LedgerNetwork network() {
        return network;
    }

    /** The user {@code gateway} of the data bureau. */
    LedgerClient client() {
        return client(Member.DATA_BUREAU);
    }

    /** The user {@code gateway} of an organisation. */
    LedgerClient client(Member member) {
        return clients.computeIfAbsent(member, each -> LedgerClient.connect(network, each));
    }

    boolean has(KnownDifference difference) {
        return network.has(difference);
    }

    @Override
    public void close() {
        clients.values().forEach(LedgerClient::close);
        network.close();
    }

    @Override
    public String toString() {
        return network.name();
    }
}
