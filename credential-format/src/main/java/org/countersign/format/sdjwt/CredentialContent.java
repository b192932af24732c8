package org.countersign.format.sdjwt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Sha256;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.Jwk;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.jose.JwtNames;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;

/**
 * What an issuer puts into one copy of a credential. {@code disclosable} are the claims that the holder may withhold, one by one;
 * {@code open} are those that every verifier sees. Both have names of their own, none of them a name that this format uses.
 * {@code issuer} is the https address that stands in the issuer's certificate; some verifiers want it, ours do not need it.
 */
public record CredentialContent(
        Vct vct,
        Optional<String> vctIntegrity,
        Optional<String> issuer,
        VerificationKey holder,
        CredentialStatus status,
        Validity validity,
        JsonObject disclosable,
        JsonObject open) {

    /** {@code issuedAt} is better a day than a second: verifiers that compare notes could tell copies of one issuing by it. */
    public record Validity(Instant issuedAt, Optional<Instant> notBefore, Optional<Instant> expiresAt) {}

    private static final int MAX_DECOYS = 64;

    public CredentialContent {
        requireOwnNames(disclosable);
        requireOwnNames(open);
        if (disclosable.members().keySet().stream()
                .anyMatch(name -> open.members().containsKey(name))) {
            throw new IllegalArgumentException("a claim is either disclosable or open");
        }
        if (disclosable.members().size() > SdJwt.MAX_DISCLOSURES) {
            throw new IllegalArgumentException("more disclosable claims than a reader takes");
        }
    }

    /**
     * Signs a credential with every disclosure, as the holder receives it. The digests stand in the order of their values, which
     * says nothing about the order of the claims; decoys hide how many claims there are.
     */
    public SdJwt sign(JwsKeyHint.Chain chain, Signer signer, IssuingRandomness randomness, Sha256 sha256) {
        List<Disclosure> disclosures = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        disclosable.members().forEach((name, value) -> {
            Disclosure disclosure = Disclosure.ofMember(randomness.source().next(Disclosure.SALT_BYTES), name, value);
            disclosures.add(disclosure);
            digests.add(disclosure.digest(sha256));
        });
        for (int i = 0; i < randomness.decoys(); i++) {
            digests.add(
                    SdJwt.hash(randomness.source().next(Disclosure.SALT_BYTES).hex(), sha256));
        }
        digests.sort(null);
        String issuerJwt = CompactJws.sign(SdJwtNames.TYPE, chain, payload(digests), signer);
        return new SdJwt(issuerJwt, disclosures.stream().map(Disclosure::text).toList(), Optional.empty());
    }

    /** Where salts and decoys come from, and how many decoys there are. */
    public record IssuingRandomness(RandomBytes source, int decoys) {
        public IssuingRandomness {
            if (decoys < 0 || decoys > MAX_DECOYS) {
                throw new IllegalArgumentException("a credential has 0 to " + MAX_DECOYS + " decoys");
            }
        }
    }

    private JsonObject payload(List<String> digests) {
        JsonObject.Builder payload = JsonObject.builder()
                .put(SdJwtNames.VCT, vct.value())
                .putText(SdJwtNames.VCT_INTEGRITY, vctIntegrity)
                .putText(JwtNames.ISSUER, issuer)
                .put(
                        JwtNames.CONFIRMATION,
                        JsonObject.builder()
                                .put(JwtNames.JWK, Jwk.write(holder))
                                .build())
                .put(SdJwtNames.STATUS, statusClaim())
                .put(JwtNames.ISSUED_AT, validity.issuedAt().getEpochSecond())
                .putInteger(JwtNames.NOT_BEFORE, validity.notBefore().map(Instant::getEpochSecond))
                .putInteger(JwtNames.EXPIRES_AT, validity.expiresAt().map(Instant::getEpochSecond));
        open.members().forEach(payload::put);
        if (!digests.isEmpty()) {
            List<JsonValue> values = new ArrayList<>();
            digests.forEach(digest -> values.add(new JsonText(digest)));
            payload.put(SdJwtNames.DIGESTS, new JsonArray(values)).put(SdJwtNames.HASH, SdJwtNames.SHA_256);
        }
        return payload.build();
    }

    private JsonObject statusClaim() {
        JsonObject reference = JsonObject.builder()
                .put(SdJwtNames.STATUS_INDEX, status.index().value())
                .put(SdJwtNames.STATUS_URI, status.uri().value())
                .build();
        return JsonObject.builder().put(SdJwtNames.STATUS_LIST, reference).build();
    }

    private static void requireOwnNames(JsonObject claims) {
        for (String name : claims.members().keySet()) {
            boolean taken = SdJwtNames.NEVER_DISCLOSED.contains(name)
                    || name.equals(JwtNames.ISSUED_AT)
                    || name.equals(SdJwtNames.DIGESTS)
                    || name.equals(SdJwtNames.HASH)
                    || name.equals(SdJwtNames.ELEMENT);
            if (taken) {
                throw new IllegalArgumentException("the format uses the name " + name + " itself");
            }
        }
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "CredentialContent[" + vct + "]";
    }
}
