package org.countersign.format.sdjwt;

import org.countersign.format.Bytes;

/** Port to unpredictable bytes: a salt that can be guessed discloses what it was to hide. */
@FunctionalInterface
public interface RandomBytes {
    Bytes next(int count);
}
