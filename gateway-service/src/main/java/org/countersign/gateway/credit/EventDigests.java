package org.countersign.gateway.credit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.ledger.OperationId;
import org.countersign.gateway.privacy.Cell;
import org.countersign.gateway.privacy.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the chain may know of the service event that earned points: SHA-256 over a random salt and the event's text. Salt and text stay here,
 * sealed; deleting the row makes the hash on the chain meaningless.
 */
final class EventDigests {
    private static final int SALT_BYTES = 16;

    private final JdbcClient database;
    private final FieldCipher cipher;
    private final SecureRandom random;

    EventDigests(JdbcClient database, FieldCipher cipher, SecureRandom random) {
        this.database = database;
        this.cipher = cipher;
        this.random = random;
    }

    /** The same operation and text give the same digest again, because the salt of the first time is used. Joins the caller's transaction. */
    Digest of(OperationId operation, String event) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        database.sql("""
                        insert into credit_event (operation, salt, event, key) values (:operation, :salt, :event, :key)
                        on conflict (operation) do nothing
                        """)
                .param("operation", operation.value())
                .param("salt", salt)
                .param("event", cipher.seal(cell(operation), event))
                .param("key", cipher.keyId())
                .update();
        var kept = database.sql("select salt from credit_event where operation = :operation")
                .param("operation", operation.value())
                .query(byte[].class)
                .single();
        return digest(kept, event);
    }

    /** The text of the event behind an earning, unless it was deleted here. */
    Optional<String> text(OperationId operation) {
        return database.sql("select event from credit_event where operation = :operation")
                .param("operation", operation.value())
                .query((row, _) -> cipher.openText(cell(operation), row.getBytes("event")))
                .optional();
    }

    private static Cell cell(OperationId operation) {
        return new Cell("credit_event", "event", operation.value());
    }

    private static Digest digest(byte[] salt, String event) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return new Digest(Bytes.of(sha256.digest(event.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
