package org.countersign.gateway.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.countersign.format.ledger.PartnerId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Reads the caller from a verified token. Roles that we do not know are ignored; a partner's agency that is malformed refuses the token. */
final class CallerFromToken implements Converter<Jwt, AbstractAuthenticationToken> {
    private static final Pattern DOT = Pattern.compile("\\.");

    private final List<String> rolesPath;
    private final String partnerClaim;

    CallerFromToken(String rolesClaim, String partnerClaim) {
        this.rolesPath = DOT.splitAsStream(rolesClaim).toList();
        this.partnerClaim = partnerClaim;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        try {
            return new CallerAuthentication(new Caller(client(token), roles(token), partner(token)));
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("the token does not name its client and partner as expected", e);
        }
    }

    /** RFC 9068 {@code client_id}; older providers say {@code azp}; the subject last. */
    private static ClientId client(Jwt token) {
        return new ClientId(Optional.ofNullable(token.getClaimAsString("client_id"))
                .or(() -> Optional.ofNullable(token.getClaimAsString("azp")))
                .or(() -> Optional.ofNullable(token.getSubject()))
                .orElse(""));
    }

    private Set<Role> roles(Jwt token) {
        return texts(at(token.getClaims())).stream()
                .flatMap(text -> Role.ofClaim(text).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<PartnerId> partner(Jwt token) {
        return Optional.ofNullable(token.getClaimAsString(partnerClaim)).map(PartnerId::new);
    }

    private @Nullable Object at(Map<String, Object> claims) {
        Object found = claims;
        for (var step : rolesPath) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }

    private static List<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case String text -> List.of(text.split(" "));
            case Collection<?> many ->
                many.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }
}
