package org.countersign.acceptance.behaviour;

import java.time.Duration;

/** What the suite sets alike on every ledger, so that it takes no longer than it must. */
final class SuiteSettings {
    /** Long enough for two transactions to meet in a block. */
    static final Duration BATCH_TIMEOUT = Duration.ofMillis(100);

    /** Short, because a test waits for it; Fabric's own default is 30 s. */
    static final Duration EXECUTE_TIMEOUT = Duration.ofSeconds(4);

    static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

    static final String VERSION = "1.0";

    private SuiteSettings() {}
}
