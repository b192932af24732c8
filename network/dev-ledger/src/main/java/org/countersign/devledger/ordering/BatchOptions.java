package org.countersign.devledger.ordering;

import java.time.Duration;

/** When the ordering service cuts a block; the names are those of Fabric's channel configuration. */
public record BatchOptions(int maxMessageCount, int preferredMaxBytes, int absoluteMaxBytes, Duration batchTimeout) {
    private static final int MIB = 1024 * 1024;
    public static final BatchOptions DEFAULT = new BatchOptions(500, 2 * MIB, 10 * MIB, Duration.ofMillis(20));

    public BatchOptions {
        require(maxMessageCount >= 1 && maxMessageCount <= 10_000, "MaxMessageCount must be 1 to 10000");
        require(preferredMaxBytes >= 1, "PreferredMaxBytes must be at least 1");
        require(
                absoluteMaxBytes >= preferredMaxBytes && absoluteMaxBytes <= 10 * MIB,
                "AbsoluteMaxBytes must be PreferredMaxBytes to 10 MiB");
        require(batchTimeout.toMillis() >= 1 && batchTimeout.toSeconds() <= 60, "BatchTimeout must be 1 ms to 60 s");
    }

    private static void require(boolean condition, String text) {
        if (!condition) {
            throw new IllegalArgumentException(text);
        }
    }
}
