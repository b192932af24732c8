package org.countersign.gateway.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;

/** HMAC-SHA-256 over parts, each with its length in front. */
final class HmacKey implements KeyedHash {
    static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    HmacKey(SecretKey key) {
        this.key = key;
    }

    @Override
    public Digest of(String... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                mac.update(bytes);
            }
            return new Digest(Bytes.of(mac.doFinal()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot compute " + ALGORITHM, e);
        }
    }
}
