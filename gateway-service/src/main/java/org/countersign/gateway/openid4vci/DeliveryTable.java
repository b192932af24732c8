package org.countersign.gateway.openid4vci;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.countersign.format.Bytes;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.database.StoreLimit;
import org.countersign.gateway.issuance.copies.CopyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was made for which grant: one row per wish for copies, however often its answer was lost. Grants, transactions and notifications are there as hashes. */
@Component
final class DeliveryTable {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final StoreLimit limit;

    DeliveryTable(JdbcClient jdbc, Clock clock, CredentialIssuerProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.limit = new StoreLimit("openid4vci_delivery", properties.maxDeliveries(), jdbc);
    }

    /** Which copies: these keys of this grant, for one certificate in one form. */
    record Wish(WalletGrant grant, CertificateId certificate, String configuration, Bytes keysHash, int copies) {}

    /** Two requests of one grant for one certificate wait for each other until the transaction ends, so that they are counted one after the other. */
    void lock(Wish wish) {
        var grant = SecretHash.of(wish.grant().id() + "\n" + wish.certificate().value());
        jdbc.sql("select pg_advisory_xact_lock(:name)")
                .param("name", ByteBuffer.wrap(grant).getLong())
                .query((row, _) -> true)
                .single();
    }

    /** The copies that the same grant got for the same keys before. */
    Optional<CopyId> made(Wish wish) {
        return jdbc.sql("""
                        select copy from openid4vci_delivery
                        where grant_hash = :grant and certificate = :certificate and configuration = :configuration and keys_hash = :keys
                        """)
                .param("grant", grant(wish.grant()))
                .param("certificate", wish.certificate().value())
                .param("configuration", wish.configuration())
                .param("keys", wish.keysHash().toArray())
                .query((row, _) -> new CopyId(row.getObject("copy", UUID.class)))
                .optional();
    }

    /** How many copies of the certificate the grant has, in all forms. */
    long copies(Wish wish) {
        return jdbc.sql("""
                        select coalesce(sum(copies), 0) from openid4vci_delivery
                        where grant_hash = :grant and certificate = :certificate
                        """)
                .param("grant", grant(wish.grant()))
                .param("certificate", wish.certificate().value())
                .query(Long.class)
                .single();
    }

    /** Whether one more may be remembered. Ask before copies are made. */
    boolean hasRoom() {
        return limit.take();
    }

    /** Remembers a delivery for which there was room. */
    void insert(Wish wish, CopyId copy, DeliveryNames.Names names, Duration kept) {
        var now = clock.instant();
        jdbc.sql("""
                        insert into openid4vci_delivery
                          (copy, grant_hash, certificate, configuration, keys_hash, copies, transaction_hash, notification_hash, created_at, expires_at)
                        values (:copy, :grant, :certificate, :configuration, :keys, :copies, :transaction, :notification, :now, :until)
                        """)
                .param("copy", copy.value())
                .param("grant", grant(wish.grant()))
                .param("certificate", wish.certificate().value())
                .param("configuration", wish.configuration())
                .param("keys", wish.keysHash().toArray())
                .param("copies", wish.copies())
                .param("transaction", SecretHash.of(names.transactionId()))
                .param("notification", SecretHash.of(names.notificationId()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(kept).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The copies behind a transaction of this grant that was not used yet. */
    Optional<CopyId> waiting(WalletGrant grant, String transactionId) {
        return jdbc.sql("""
                        select copy from openid4vci_delivery
                        where transaction_hash = :transaction and grant_hash = :grant and transaction_used_at is null
                        """)
                .param("transaction", SecretHash.of(transactionId))
                .param("grant", grant(grant))
                .query((row, _) -> new CopyId(row.getObject("copy", UUID.class)))
                .optional();
    }

    /** Ends a transaction; false when another request ended it first. */
    boolean end(CopyId copy) {
        return jdbc.sql("""
                        update openid4vci_delivery set transaction_used_at = :now
                        where copy = :copy and transaction_used_at is null
                        """)
                        .param("copy", copy.value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Keeps what became of copies in the wallet; the same word again changes nothing. False when the grant got no such notification id. */
    boolean told(WalletGrant grant, String notificationId, String event) {
        return jdbc.sql("""
                        update openid4vci_delivery
                        set event_at = case when event = :event then event_at else :now end, event = :event
                        where notification_hash = :notification and grant_hash = :grant
                        """)
                        .param("event", event)
                        .param("notification", SecretHash.of(notificationId))
                        .param("grant", grant(grant))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void sweep() {
        limit.gone(jdbc.sql("delete from openid4vci_delivery where expires_at < :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    }

    void recount() {
        limit.recount();
    }

    private static byte[] grant(WalletGrant grant) {
        return SecretHash.of(grant.id());
    }
}
