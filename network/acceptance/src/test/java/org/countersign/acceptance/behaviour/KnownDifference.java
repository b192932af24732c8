package org.countersign.acceptance.behaviour;

/**
 * Where the dev-ledger may differ from Fabric in what the suite sees, and why; nowhere else. docs/reference/dev-ledger.md lists the same, and
 * {@link KnownDifferencesTest} compares them.
 */
enum KnownDifference {
    BLOCKS_WITH_PRIVATE_DATA("UNIMPLEMENTED", "blocks, with the private data of the reader's organisation"),
    KEY_LEVEL_POLICIES("the chaincode's call fails", "the key then has an endorsement policy of its own");

    private final String onTheDevLedger;
    private final String onFabric;

    KnownDifference(String onTheDevLedger, String onFabric) {
        this.onTheDevLedger = onTheDevLedger;
        this.onFabric = onFabric;
    }

    /** The beginning of its line on the page; the reason follows. */
    String line() {
        return "| `" + name() + "` | " + onTheDevLedger + " | " + onFabric + " | ";
    }
}
