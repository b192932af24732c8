package org.countersign.gateway.authorization.fresh;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Values that only this server can have made, and that it knows again without storing them: DPoP nonces (RFC 9449, section 8) and challenges for wallet attestations. Each
 * is a time, a salt and a keyed hash over both and the purpose, so one kind is not accepted as the other.
 */
public final class FreshValues {
    private static final int SALT_BYTES = 8;
    private static final int HASH_BYTES = 16;
    private static final int LENGTH = Long.BYTES + SALT_BYTES + HASH_BYTES;

    private final Hashes hashes;
    private final String purpose;
    private final Duration lifetime;
    private final Clock clock;
    private final SecureRandom random;

    public FreshValues(Hashes hashes, String purpose, Duration lifetime, Clock clock, SecureRandom random) {
        this.hashes = hashes;
        this.purpose = purpose;
        this.lifetime = lifetime;
        this.clock = clock;
        this.random = random;
    }

    /** One to hand out now. */
    public String next() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var now = clock.instant().getEpochSecond();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(LENGTH)
                        .putLong(now)
                        .put(salt)
                        .put(hash(now, salt))
                        .array());
    }

    /** Whether it was handed out here, not too long ago. */
    public boolean accepts(String value) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (bytes.length != LENGTH) {
            return false;
        }
        var buffer = ByteBuffer.wrap(bytes);
        var issuedAt = buffer.getLong();
        var salt = new byte[SALT_BYTES];
        buffer.get(salt);
        var hash = new byte[HASH_BYTES];
        buffer.get(hash);
        var age = clock.instant().getEpochSecond() - issuedAt;
        return MessageDigest.isEqual(hash, hash(issuedAt, salt)) && age >= 0 && age <= lifetime.toSeconds();
    }

    private byte[] hash(long issuedAt, byte[] salt) {
        return Arrays.copyOf(hashes.freshValue(purpose, issuedAt, HexFormat.of().formatHex(salt)), HASH_BYTES);
    }
}
