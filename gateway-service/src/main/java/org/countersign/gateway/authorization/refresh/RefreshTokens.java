package org.countersign.gateway.authorization.refresh;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.authorization.fresh.Hashes;
import org.countersign.gateway.authorization.fresh.OpenRows;
import org.countersign.gateway.authorization.grants.Grants;
import org.countersign.gateway.authorization.profile.AuthorizationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Refresh tokens: grant, number, and a keyed hash over both. The grant's row knows the newest number, so a genuine token with a smaller one was used before: either its
 * holder or a thief comes second, and the grant ends for both (RFC 9700, section 4.14.2). However often it is refreshed, a grant ends when it was to end at the start.
 */
public final class RefreshTokens {
    private static final int ID_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LENGTH = ID_BYTES + Integer.BYTES + HASH_BYTES;

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Hashes hashes;
    private final Grants grants;
    private final AuthorizationProperties properties;
    private final Clock clock;
    private final OpenRows openGrants;

    public RefreshTokens(
            JdbcClient database,
            TransactionOperations transactions,
            Hashes hashes,
            Grants grants,
            AuthorizationProperties properties,
            Clock clock,
            OpenRows openGrants) {
        this.database = database;
        this.transactions = transactions;
        this.hashes = hashes;
        this.grants = grants;
        this.properties = properties;
        this.clock = clock;
        this.openGrants = openGrants;
    }

    /**
     * A first token to answer with beside an access token; empty where none is given: to a wallet that a thief could pass for, when that is configured, and when so many
     * grants are open that those to come need the room.
     *
     * @param key thumbprint of the key to which the access token is bound
     */
    public Optional<String> offer(UUID grant, Authentication client, Optional<String> key, Set<String> scopes) {
        if (!(client instanceof OAuth2ClientAuthenticationToken known)) {
            return Optional.empty();
        }
        var binding = RefreshBinding.of(known, key);
        return binding.isEnoughFor(known) ? first(grant, binding, scopes) : Optional.empty();
    }

    private Optional<String> first(UUID grant, RefreshBinding binding, Set<String> scopes) {
        if (properties.refreshLifetime().isZero() || openGrants.isHalfFull()) {
            return Optional.empty();
        }
        var end = clock.instant().plus(properties.refreshLifetime());
        var started = database.sql("""
                        update wallet_grant
                        set refresh_number = 1, refresh_binding = :binding, refresh_scopes = :scopes, refresh_expires_at = :end,
                            expires_at = greatest(expires_at, :kept)
                        where id = :id and refresh_number is null and not revoked
                        """)
                .param("binding", binding.text())
                .param("scopes", String.join(" ", new TreeSet<>(scopes)))
                .param("end", end.atOffset(ZoneOffset.UTC))
                .param("kept", kept(end).atOffset(ZoneOffset.UTC))
                .param("id", grant)
                .update();
        return started == 1 ? Optional.of(token(grant, 1)) : Optional.empty();
    }

    /** Uses a token up. Of two requests with one token the row's lock lets one through; the other then comes with a used one. */
    Use use(String token, String client, RefreshBinding binding, Optional<String> scope) {
        var parsed = parse(token);
        if (parsed.isEmpty()) {
            return Use.Refused.UNKNOWN;
        }
        var id = parsed.get().grant();
        var number = parsed.get().number();
        return Objects.requireNonNull(transactions.execute(status -> {
            var row = lock(id);
            var grant = grants.find(id);
            if (row.isEmpty()
                    || grant.isEmpty()
                    || !grant.get().client().equals(Optional.of(client))
                    || !row.get().end().isAfter(clock.instant())) {
                return Use.Refused.UNKNOWN;
            }
            if (!row.get().binding().equals(binding.text())) {
                return Use.Refused.OTHER_KEY;
            }
            if (row.get().number() != number) {
                grants.revoke(id);
                return Use.Refused.USED;
            }
            var scopes = scopes(row.get().scopes());
            if (scope.isPresent() && !scopes(scope.get()).equals(scopes)) {
                return Use.Refused.OTHER_SCOPE;
            }
            database.sql("update wallet_grant set refresh_number = refresh_number + 1 where id = :id")
                    .param("id", id)
                    .update();
            return new Use.Refreshed(grant.get(), scopes, token(id, number + 1));
        }));
    }

    private Optional<Row> lock(UUID id) {
        return database.sql("""
                        select refresh_number, refresh_binding, refresh_scopes, refresh_expires_at from wallet_grant
                        where id = :id and refresh_number is not null for update
                        """)
                .param("id", id)
                .query((row, _) -> new Row(
                        row.getInt("refresh_number"),
                        row.getString("refresh_binding"),
                        row.getString("refresh_scopes"),
                        row.getTimestamp("refresh_expires_at").toInstant()))
                .optional();
    }

    private static Set<String> scopes(String text) {
        return Arrays.stream(text.split(" ")).filter(scope -> !scope.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    /** The last access token of a grant lives as long as any other, and its grant with it. */
    private Instant kept(Instant end) {
        return end.plus(properties.tokenLifetime()).plus(Duration.ofMinutes(2));
    }

    private String token(UUID grant, int number) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(LENGTH)
                        .putLong(grant.getMostSignificantBits())
                        .putLong(grant.getLeastSignificantBits())
                        .putInt(number)
                        .put(hash(grant, number))
                        .array());
    }

    private Optional<Parsed> parse(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        var grant = new UUID(buffer.getLong(), buffer.getLong());
        var number = buffer.getInt();
        var hash = new byte[HASH_BYTES];
        buffer.get(hash);
        return MessageDigest.isEqual(hash, hash(grant, number))
                ? Optional.of(new Parsed(grant, number))
                : Optional.empty();
    }

    private byte[] hash(UUID grant, int number) {
        return hashes.refreshToken(grant, number);
    }

    private record Parsed(UUID grant, int number) {}

    private record Row(int number, String binding, String scopes, Instant end) {}

    /** What became of a refresh token that a wallet sent. */
    sealed interface Use {
        /**
         * The token was good, and is used up.
         *
         * @param token the next one
         */
        record Refreshed(WalletGrant grant, Set<String> scopes, String token) implements Use {}

        /** In the order in which they are looked for. Only a second use ends the grant: who shows no right key must not be able to. */
        enum Refused implements Use {
            UNKNOWN("invalid_grant", "the refresh token is not known, expired, revoked or another client's"),
            OTHER_KEY("invalid_grant", "the refresh token is bound to another key"),
            USED("invalid_grant", "the refresh token was used before; its grant has ended"),
            OTHER_SCOPE("invalid_scope", "a refreshed token has the scope that was granted, neither more nor less");

            private final String error;
            private final String description;

            Refused(String error, String description) {
                this.error = error;
                this.description = description;
            }

            String error() {
                return error;
            }

            String description() {
                return description;
            }
        }
    }
}
