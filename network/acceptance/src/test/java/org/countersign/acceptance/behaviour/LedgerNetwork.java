package org.countersign.acceptance.behaviour;

import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.time.Duration;

/** A ledger that the suite runs on, with the chaincodes of {@link ServedChaincode} defined on its channel. */
interface LedgerNetwork extends AutoCloseable {
    String CHANNEL = "countersign";

    /** The test chaincode. */
    String TEST = "test";

    /** The test chaincode again, in a process of its own. */
    String OTHER = "other";

    /** The test chaincode in a process that tests may kill. */
    String FRAGILE = "fragile";

    /** Defined on the channel, but nothing listens at its address. */
    String AWAY = "away";

    /** The product's chaincode. */
    String COUNTERSIGN = "countersign";

    /** As it is called in the names of tests. */
    String name();

    boolean has(KnownDifference difference);

    /** The major release of Fabric that it is, or speaks as. Where releases answer differently, a test says how each does. */
    int fabricRelease();

    /** A new connection to the gateway of the data bureau's peer. */
    ManagedChannel connect();

    /** The folder with peerOrganizations, in cryptogen's layout. */
    Path organizations();

    /** How long a chaincode may take for one transaction. */
    Duration executeTimeout();

    ServedChaincode chaincode(String name);

    @Override
    void close();
}
