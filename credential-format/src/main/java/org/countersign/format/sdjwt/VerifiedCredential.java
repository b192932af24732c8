package org.countersign.format.sdjwt;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jose.JsonClaims;
import org.countersign.format.jose.Jwk;
import org.countersign.format.jose.JwtNames;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusListUri;

/**
 * The claims of an SD-JWT VC that this library knows, read out of a verified SD-JWT, and the rest as it is. {@code holder} is the key
 * that key binding must be made with; a credential without it belongs to whoever carries it.
 */
public record VerifiedCredential(
        VerifiedSdJwt sdJwt,
        Vct vct,
        Optional<VerificationKey> holder,
        Optional<CredentialStatus> status,
        Optional<Instant> issuedAt,
        Optional<Instant> notBefore,
        Optional<Instant> expiresAt,
        JsonObject claims) {

    private static final Set<String> OURS = Set.of(
            JwtNames.ISSUER,
            JwtNames.ISSUED_AT,
            JwtNames.NOT_BEFORE,
            JwtNames.EXPIRES_AT,
            JwtNames.CONFIRMATION,
            SdJwtNames.VCT,
            SdJwtNames.VCT_INTEGRITY,
            SdJwtNames.ALSO_KNOWN_AS,
            SdJwtNames.STATUS);

    public static VerifiedCredential of(VerifiedSdJwt sdJwt) throws FormatException {
        JsonClaims claims = new JsonClaims(sdJwt.payload(), FormatCode.VC_CLAIMS);
        String vct = claims.text(SdJwtNames.VCT);
        if (!Vct.isValid(vct)) {
            throw new FormatException(FormatCode.VC_CLAIMS, "expected a vct");
        }
        return new VerifiedCredential(
                sdJwt,
                new Vct(vct),
                claims.has(JwtNames.CONFIRMATION)
                        ? Optional.of(
                                Jwk.read(claims.claims(JwtNames.CONFIRMATION).objectOf(JwtNames.JWK)))
                        : Optional.empty(),
                claims.has(SdJwtNames.STATUS)
                        ? Optional.of(status(claims.claims(SdJwtNames.STATUS).claims(SdJwtNames.STATUS_LIST)))
                        : Optional.empty(),
                claims.optionalTime(JwtNames.ISSUED_AT),
                claims.optionalTime(JwtNames.NOT_BEFORE),
                claims.optionalTime(JwtNames.EXPIRES_AT),
                others(sdJwt.payload()));
    }

    /** Step 6, for callers without a check of their own: from the second of {@code exp} it is over. */
    public void requireValidAt(Instant now) throws FormatException {
        if (notBefore.isPresent() && now.isBefore(notBefore.get())) {
            throw new FormatException(FormatCode.VC_NOT_YET_VALID, "the credential begins later");
        }
        if (expiresAt.isPresent() && !now.isBefore(expiresAt.get())) {
            throw new FormatException(FormatCode.VC_EXPIRED, "the credential has ended");
        }
    }

    private static CredentialStatus status(JsonClaims reference) throws FormatException {
        StatusListUri uri = StatusListUri.of(reference.text(SdJwtNames.STATUS_URI), FormatCode.VC_CLAIMS);
        long index = reference.integer(SdJwtNames.STATUS_INDEX);
        if (!StatusIndex.isValid(index)) {
            throw new FormatException(FormatCode.VC_CLAIMS, "a status index out of range");
        }
        return new CredentialStatus(uri, new StatusIndex((int) index));
    }

    private static JsonObject others(JsonObject payload) {
        SortedMap<String, JsonValue> others = new TreeMap<>(payload.members());
        others.keySet().removeAll(OURS);
        return new JsonObject(others);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "VerifiedCredential[" + vct + "]";
    }
}
