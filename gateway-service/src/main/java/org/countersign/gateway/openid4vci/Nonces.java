package org.countersign.gateway.openid4vci;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.jose.Base64Codec;
import org.countersign.gateway.database.StoreLimit;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.keys.SecretKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The values of {@code c_nonce} (OpenID4VCI 1.0, section 7). A nonce carries its end and a keyed hash, so whoever asks for a million of them makes us store none; it is
 * written down when it is used, by a wallet that has a grant, and then never taken again. What is written is a hash, and goes when the nonce would have ended.
 */
@Component
final class Nonces {
    private static final String PURPOSE = "openid4vci.nonce";
    private static final int RANDOM_BYTES = 16;
    private static final int SHOWN_BYTES = RANDOM_BYTES + Long.BYTES;

    private final KeyedHash hash;
    private final SecureRandom random;
    private final Clock clock;
    private final CredentialIssuerProperties properties;
    private final JdbcClient jdbc;
    private final StoreLimit limit;

    Nonces(SecretKeys keys, SecureRandom random, Clock clock, CredentialIssuerProperties properties, JdbcClient jdbc) {
        this.hash = keys.keyedHash(KeyedHash.Purpose.INDEX);
        this.random = random;
        this.clock = clock;
        this.properties = properties;
        this.jdbc = jdbc;
        this.limit = new StoreLimit("openid4vci_used_nonce", properties.maxOpen(), jdbc);
    }

    /** A nonce that nobody can foresee. */
    String make() {
        var shown = new byte[SHOWN_BYTES];
        random.nextBytes(shown);
        var end = clock.instant().plus(properties.nonceLifetime()).getEpochSecond();
        ByteBuffer.wrap(shown).putLong(RANDOM_BYTES, end);
        var text = Base64Codec.URL.encode(Bytes.of(shown));
        return text + Base64Codec.URL.encode(hash.of(PURPOSE, text).value());
    }

    /** Until when a nonce of ours may be used; empty when it is none of ours or has ended. Whether it was used is not looked at. */
    Optional<Instant> endOf(String nonce) {
        var shownLength = SHOWN_BYTES / 3 * 4;
        if (nonce.length() <= shownLength) {
            return Optional.empty();
        }
        var shown = nonce.substring(0, shownLength);
        try {
            var mac = Base64Codec.URL.decode(nonce.substring(shownLength));
            if (!MessageDigest.isEqual(
                    mac.toArray(), hash.of(PURPOSE, shown).value().toArray())) {
                return Optional.empty();
            }
            var end = Instant.ofEpochSecond(
                    ByteBuffer.wrap(Base64Codec.URL.decode(shown).toArray()).getLong(RANDOM_BYTES));
            return Optional.of(end).filter(clock.instant()::isBefore);
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Takes nonces for good, in the caller's transaction; false when one was taken before or is not good any more. Refused with {@code temporarily_unavailable} while more are
     * remembered than may be: to forget one early would let it be used twice.
     */
    boolean use(Set<String> nonces) {
        for (var nonce : nonces) {
            var end = endOf(nonce);
            if (end.isEmpty() || !isFirstUse(nonce, end.get())) {
                return false;
            }
        }
        return true;
    }

    /** Forgets what would not be taken anyway. */
    void sweep() {
        jdbc.sql("delete from openid4vci_used_nonce where expires_at < :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        limit.recount();
    }

    private boolean isFirstUse(String nonce, Instant end) {
        if (!limit.take()) {
            throw new WalletRefusal(
                    WalletError.TEMPORARILY_UNAVAILABLE, "too many nonces were used lately; come back later");
        }
        var added = jdbc.sql("""
                        insert into openid4vci_used_nonce (hash, expires_at) values (:hash, :end)
                        on conflict (hash) do nothing
                        """)
                .param("hash", SecretHash.of(nonce))
                .param("end", end.atOffset(ZoneOffset.UTC))
                .update();
        if (added == 0) {
            limit.gone(1);
        }
        return added == 1;
    }
}
