package org.countersign.format.jca;

import java.security.SecureRandom;
import org.countersign.format.Bytes;
import org.countersign.format.sdjwt.RandomBytes;

/** Salts from a generator that its owner made. */
public record JcaRandomBytes(SecureRandom random) implements RandomBytes {
    @Override
    public Bytes next(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
