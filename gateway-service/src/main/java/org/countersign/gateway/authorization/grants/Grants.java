package org.countersign.gateway.authorization.grants;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.authorization.fresh.OpenRows;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The grants behind wallets' access tokens: a token names its grant, and opens nothing when that is gone. */
public final class Grants {
    /** A little longer than the token, whose expiry is checked with some patience. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final JdbcClient database;
    private final GrantTexts texts;
    private final Clock clock;
    private final Duration lifetime;
    private final OpenRows open;

    public Grants(JdbcClient database, GrantTexts texts, Clock clock, Duration lifetime, OpenRows open) {
        this.database = database;
        this.texts = texts;
        this.clock = clock;
        this.lifetime = lifetime;
        this.open = open;
    }

    public void put(WalletGrant grant) {
        open.take();
        database.sql("""
                        insert into wallet_grant (id, client, credentials, uses_identifiers, expires_at)
                        values (:id, :client, :credentials, :usesIdentifiers, :expiresAt)
                        """)
                .param("id", UUID.fromString(grant.id()))
                .param("client", grant.client().orElse(null))
                .param("credentials", texts.text(grant.credentials()))
                .param("usesIdentifiers", grant.usesIdentifiers())
                .param("expiresAt", clock.instant().plus(lifetime).plus(MARGIN).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The grant, unless it was revoked or swept. */
    public Optional<WalletGrant> find(UUID id) {
        return database.sql(
                        "select client, credentials, uses_identifiers from wallet_grant where id = :id and not revoked")
                .param("id", id)
                .query((row, _) -> new WalletGrant(
                        id.toString(),
                        Optional.ofNullable(row.getString("client")),
                        texts.credentials(row.getString("credentials")),
                        row.getBoolean("uses_identifiers")))
                .optional();
    }

    /** Its token opens nothing any more (RFC 6749, section 4.1.2: a code was used twice). */
    public void revoke(UUID id) {
        database.sql("update wallet_grant set revoked = true where id = :id")
                .param("id", id)
                .update();
    }
}
