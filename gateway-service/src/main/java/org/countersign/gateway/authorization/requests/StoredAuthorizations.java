package org.countersign.gateway.authorization.requests;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.countersign.format.Bytes;
import org.countersign.gateway.authorization.CredentialDirectory.Citizen;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.authorization.fresh.Hashes;
import org.countersign.gateway.authorization.fresh.OpenRows;
import org.countersign.gateway.authorization.grants.Grants;
import org.countersign.gateway.authorization.profile.AuthorizationProperties;
import org.countersign.gateway.authorization.signin.CitizenAuthentication;
import org.countersign.gateway.privacy.Cell;
import org.countersign.gateway.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Authorizations on their way, in PostgreSQL: pushed → waiting for consent → code → spent. Each step is one statement that names the phase it starts from, so of two
 * requests with one {@code request_uri}, one consent or one code, the database lets one through. Tokens themselves are not kept, and machine clients leave nothing here.
 */
public final class StoredAuthorizations implements OAuth2AuthorizationService {
    /** The grant that the token will name; an attribute of an authorization with a code. */
    public static final String GRANT_ATTRIBUTE = "countersign.grant";

    private static final String SPENT_TOKEN = "spent";

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Hashes hashes;
    private final FieldCipher cipher;
    private final JsonMapper json;
    private final RegisteredClientRepository clients;
    private final CitizenGrants citizens;
    private final Grants grants;
    private final AuthorizationProperties properties;
    private final Clock clock;
    private final OpenRows open;

    public StoredAuthorizations(
            JdbcClient database,
            TransactionOperations transactions,
            Hashes hashes,
            FieldCipher cipher,
            JsonMapper json,
            RegisteredClientRepository clients,
            CitizenGrants citizens,
            Grants grants,
            AuthorizationProperties properties,
            Clock clock,
            OpenRows open) {
        this.database = database;
        this.transactions = transactions;
        this.hashes = hashes;
        this.cipher = cipher;
        this.json = json;
        this.clients = clients;
        this.citizens = citizens;
        this.grants = grants;
        this.properties = properties;
        this.clock = clock;
        this.open = open;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (!authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.AUTHORIZATION_CODE)) {
            return;
        }
        var id = UUID.fromString(authorization.getId());
        var token = authorization.getAccessToken();
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (token != null && token.isInvalidated()) {
            grants.revoke(id);
        } else if (token != null) {
            spend(authorization, id);
        } else if (code != null && code.isInvalidated()) {
            toSpent(id);
        } else if (code != null) {
            toCode(authorization, id, code.getToken());
        } else {
            start(authorization, id);
        }
    }

    /** A pushed request that was used, or one that the citizen refused. Who comes second is told that it is gone. */
    @Override
    public void remove(OAuth2Authorization authorization) {
        var gone = database.sql("delete from wallet_authorization where id = :id and phase in ('PUSHED', 'CONSENT')")
                .param("id", UUID.fromString(authorization.getId()))
                .update();
        if (gone == 0) {
            throw RequestRefusal.shown(OAuth2ErrorCodes.INVALID_REQUEST, "this request was used already");
        }
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null; // Only endpoints that are not offered ask.
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return database.sql("""
                        select id, phase, content, expires_at from wallet_authorization
                        where reference_hash = :hash and expires_at > :now
                        """)
                .param("hash", hashes.reference(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        Phase.valueOf(row.getString("phase")),
                        Bytes.of(row.getBytes("content")),
                        row.getTimestamp("expires_at").toInstant()))
                .optional()
                .filter(row -> type == null || row.phase().isFoundBy(type))
                .map(row -> authorization(row, token))
                .orElse(null);
    }

    private void start(OAuth2Authorization authorization, UUID id) {
        var phase = AuthorizationContent.citizen(authorization) == null ? Phase.PUSHED : Phase.CONSENT;
        var reference = Objects.requireNonNull(
                authorization.<String>getAttribute(OAuth2ParameterNames.STATE), "it has a state");
        open.take();
        database.sql("""
                        insert into wallet_authorization (id, phase, reference_hash, content, expires_at)
                        values (:id, :phase, :hash, :content, :expiresAt)
                        """)
                .param("id", id)
                .param("phase", phase.name())
                .param("hash", hashes.reference(reference))
                .param("content", sealed(id, AuthorizationContent.of(authorization, "[]")))
                .param(
                        "expiresAt",
                        clock.instant().plus(properties.consentLifetime()).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void toCode(OAuth2Authorization authorization, UUID id, OAuth2AuthorizationCode code) {
        var allowed = citizens.allowed(authorization);
        var moved = database.sql("""
                        update wallet_authorization
                        set phase = 'CODE', reference_hash = :hash, content = :content, expires_at = :expiresAt
                        where id = :id and phase = 'CONSENT'
                        """)
                .param("hash", hashes.reference(code.getTokenValue()))
                .param("content", sealed(id, AuthorizationContent.of(authorization, allowed)))
                .param("expiresAt", Objects.requireNonNull(code.getExpiresAt()).atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        if (moved == 0) {
            throw RequestRefusal.shown(OAuth2ErrorCodes.INVALID_REQUEST, "this request was answered already");
        }
    }

    /** The grant exists exactly when the code is spent. The row stays as long as the token lives, so that a second use of the code is seen. */
    private void spend(OAuth2Authorization authorization, UUID id) {
        WalletGrant grant = Objects.requireNonNull(authorization.getAttribute(GRANT_ATTRIBUTE));
        transactions.executeWithoutResult(status -> {
            if (toSpent(id) == 0) {
                throw new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, "the code was used already", null));
            }
            grants.put(grant);
        });
    }

    private int toSpent(UUID id) {
        return database.sql("""
                        update wallet_authorization set phase = 'SPENT', expires_at = :expiresAt where id = :id and phase = 'CODE'
                        """)
                .param(
                        "expiresAt",
                        clock.instant().plus(properties.tokenLifetime()).atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private @Nullable OAuth2Authorization authorization(Row row, String reference) {
        var content =
                json.readValue(cipher.openText(cell(row.id()), row.content().toArray()), AuthorizationContent.class);
        var client = clients.findByClientId(content.client());
        if (client == null) {
            return null; // The wallet's registration was taken away meanwhile.
        }
        var found = OAuth2Authorization.withRegisteredClient(client)
                .id(row.id().toString())
                .principalName(content.subject())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(Set.copyOf(content.authorizedScopes()))
                .attribute(OAuth2AuthorizationRequest.class.getName(), content.request());
        if (content.number() != null && content.name() != null) {
            found.attribute(
                    Principal.class.getName(),
                    new CitizenAuthentication(content.subject(), new Citizen(content.number(), content.name())));
        }
        switch (row.phase()) {
            case PUSHED, CONSENT -> found.attribute(OAuth2ParameterNames.STATE, reference);
            case CODE ->
                found.token(code(reference, row.expiresAt()))
                        .attribute(GRANT_ATTRIBUTE, citizens.grant(row.id(), content));
            case SPENT -> {
                var now = clock.instant();
                found.token(code(reference, row.expiresAt()))
                        .invalidate(code(reference, row.expiresAt()))
                        .accessToken(new OAuth2AccessToken(
                                OAuth2AccessToken.TokenType.BEARER, SPENT_TOKEN, now.minusSeconds(1), row.expiresAt()));
            }
        }
        return found.build();
    }

    private OAuth2AuthorizationCode code(String value, Instant expiresAt) {
        return new OAuth2AuthorizationCode(value, expiresAt.minus(properties.tokenLifetime()), expiresAt);
    }

    private byte[] sealed(UUID id, AuthorizationContent content) {
        return cipher.seal(cell(id), json.writeValueAsString(content));
    }

    private static Cell cell(UUID id) {
        return new Cell("wallet_authorization", "content", id.toString());
    }

    /** What can be found by which kind of reference. */
    private enum Phase {
        PUSHED,
        CONSENT,
        CODE,
        SPENT;

        boolean isFoundBy(OAuth2TokenType type) {
            return switch (this) {
                case PUSHED, CONSENT -> type.getValue().equals(OAuth2ParameterNames.STATE);
                case CODE, SPENT -> type.getValue().equals(OAuth2ParameterNames.CODE);
            };
        }
    }

    private record Row(UUID id, Phase phase, Bytes content, Instant expiresAt) {}
}
