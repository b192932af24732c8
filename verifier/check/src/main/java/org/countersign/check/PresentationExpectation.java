package org.countersign.check;

import java.time.Duration;
import org.countersign.format.sdjwt.KeyBindingRequest;

/**
 * What a verifier asked for, fixed before the answer is looked at: the holder's signature for this request, at most {@code longestAge}
 * old, and a credential whose {@code vct} is one of our types below {@code vctBase}.
 */
public record PresentationExpectation(KeyBindingRequest request, Duration longestAge, String vctBase) {
    private static final Duration LIMIT = Duration.ofHours(1);

    public PresentationExpectation {
        if (longestAge.isNegative() || longestAge.compareTo(LIMIT) > 0) {
            throw new IllegalArgumentException("a showing may be an hour old at most");
        }
    }
}
