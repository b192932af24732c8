package org.countersign.gateway.openid4vci;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.database.StoreLimit;
import org.countersign.gateway.keys.EncryptionKey;
import org.countersign.gateway.keys.SecretKeys;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Offers that wait for a wallet, sealed. They go when they end, whether a wallet came or not: a wallet may fetch an offer twice. */
@Component
final class OfferTable {
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final EncryptionKey key;
    private final Clock clock;
    private final StoreLimit limit;

    OfferTable(JdbcClient jdbc, SecretKeys keys, Clock clock, CredentialIssuerProperties properties) {
        this.jdbc = jdbc;
        this.key = keys.fieldEncryption();
        this.clock = clock;
        this.limit = new StoreLimit("openid4vci_offer", properties.maxOpen(), jdbc);
    }

    /** @throws ProblemException {@code TOO_BUSY} while more offers are open than may be */
    void put(String id, CertificateId certificate, CredentialOffer offer, Instant end) {
        if (!limit.take()) {
            throw ProblemException.tooBusy("too many offers are open", RETRY);
        }
        var hash = SecretHash.of(id);
        jdbc.sql("""
                        insert into openid4vci_offer (hash, certificate, sealed_by, sealed, expires_at)
                        values (:hash, :certificate, :sealedBy, :sealed, :end)
                        on conflict (hash) do update
                        set certificate = excluded.certificate, sealed_by = excluded.sealed_by, sealed = excluded.sealed, expires_at = excluded.expires_at
                        """)
                .param("hash", hash)
                .param("certificate", certificate.value())
                .param("sealedBy", key.id())
                .param("sealed", key.seal(bytes(offer.text()), place(hash)).toArray())
                .param("end", end.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The offer as JSON, as long as it lasts. */
    Optional<Bytes> find(String id) {
        var hash = SecretHash.of(id);
        return jdbc.sql("select sealed from openid4vci_offer where hash = :hash and expires_at > :now")
                .param("hash", hash)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> key.open(Bytes.of(row.getBytes("sealed")), place(hash)))
                .optional();
    }

    void sweep() {
        jdbc.sql("delete from openid4vci_offer where expires_at < :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        limit.recount();
    }

    /** Ties what is sealed to its row. */
    private static Bytes place(byte[] hash) {
        return bytes("openid4vci_offer\u0000" + HexFormat.of().formatHex(hash));
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
