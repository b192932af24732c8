package org.countersign.gateway.openid4vci;

import java.nio.charset.StandardCharsets;
import org.countersign.format.Bytes;
import org.countersign.format.jca.JcaSha256;

/** What the database knows of a random value that opens something: its SHA-256. The values have 128 random bits and more, so no key is needed. */
final class SecretHash {
    private static final JcaSha256 SHA256 = new JcaSha256();

    private SecretHash() {}

    static byte[] of(String secret) {
        return SHA256.digest(Bytes.of(secret.getBytes(StandardCharsets.UTF_8)))
                .value()
                .toArray();
    }
}
