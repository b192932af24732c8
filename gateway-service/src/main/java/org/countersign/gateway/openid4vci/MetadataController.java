package org.countersign.gateway.openid4vci;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.jose.JwtNames;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.keys.CertificateAuthority;
import org.countersign.gateway.keys.SigningKeys;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.PublicRead;
import org.countersign.gateway.security.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the metadata as JSON and, to who prefers it, as a JWT signed by the key that signs status lists (OpenID4VCI 1.0, sections 12.2.2 and 12.2.3). */
@Hidden
@RestController
@PublicRead
@AllowedRoles({Role.OFFICER, Role.COUNTER, Role.PARTNER, Role.AUDITOR, Role.STEWARD})
final class MetadataController {
    static final String JWT = "application/jwt";
    private static final MediaType JWT_TYPE = MediaType.parseMediaType(JWT);
    /** A signature is made once for all who ask in this time, so that asking costs us nothing. */
    private static final Duration SIGNED_ANEW_AFTER = Duration.ofMinutes(1);

    private static final Duration LIFETIME = Duration.ofDays(1);

    private final IssuerMetadata metadata;
    private final PublicAddress address;
    private final SigningKeys keys;
    private final CertificateAuthority authority;
    private final Clock clock;
    private final AtomicReference<Optional<Signed>> last = new AtomicReference<>(Optional.empty());

    MetadataController(
            IssuerMetadata metadata,
            PublicAddress address,
            SigningKeys keys,
            CertificateAuthority authority,
            Clock clock) {
        this.metadata = metadata;
        this.address = address;
        this.keys = keys;
        this.authority = authority;
        this.clock = clock;
    }

    private record Signed(String text, Instant at) {}

    @GetMapping(path = OpenId4Vci.METADATA_PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> json() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(JsonWriter.canonicalBytes(metadata.document()));
    }

    @GetMapping(path = OpenId4Vci.METADATA_PATH, produces = JWT)
    ResponseEntity<byte[]> jwt() {
        return ResponseEntity.ok()
                .contentType(JWT_TYPE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(CompactJws.ascii(signed(clock.instant())).toArray());
    }

    private String signed(Instant now) {
        var known = last.get()
                .filter(signed -> Duration.between(signed.at(), now).abs().compareTo(SIGNED_ANEW_AFTER) < 0);
        if (known.isPresent()) {
            return known.get().text();
        }
        var key = keys.status();
        var hint = new JwsKeyHint.Chain(authority.chain(key, address.url(), now));
        var text = CompactJws.sign(OpenId4Vci.METADATA_TYPE, hint, claims(now), key.signer());
        last.set(Optional.of(new Signed(text, now)));
        return text;
    }

    private JsonObject claims(Instant now) {
        var claims = JsonObject.builder()
                .put(JwtNames.ISSUER, address.issuer())
                .put(JwtNames.SUBJECT, address.issuer())
                .put(JwtNames.ISSUED_AT, now.getEpochSecond())
                .put(JwtNames.EXPIRES_AT, now.plus(LIFETIME).getEpochSecond());
        metadata.document().members().forEach(claims::put);
        return claims.build();
    }
}
