package org.countersign.gateway.authorization.fresh;

import java.security.SecureRandom;
import java.util.UUID;

/** Identifiers that say nothing of whom or what they stand for. */
public final class RandomId {
    private RandomId() {}

    public static String of(SecureRandom random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
