package org.countersign.gateway.openid4vci;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JsonClaims;
import org.countersign.format.jose.JwtNames;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.springframework.stereotype.Component;

/**
 * Checks what a wallet shows of its keys (OpenID4VCI 1.0, appendix F.4), in this order: number, form and {@code typ}, the one key in the header, algorithm and signature
 * under that key, {@code aud}, {@code iss}, times, nonce. Whether a nonce was used before is told when it is used, together with what it is used for.
 */
@Component
final class Proofs {
    /** How far a wallet's clock may be ahead of ours. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    private static final int LONGEST = 1 << 16;

    private final PublicAddress address;
    private final KeyAttestations attestations;
    private final Nonces nonces;
    private final CredentialIssuerProperties properties;
    private final Clock clock;
    private final SignatureCheck signatures = new JcaSignatureCheck();

    Proofs(
            PublicAddress address,
            KeyAttestations attestations,
            Nonces nonces,
            CredentialIssuerProperties properties,
            Clock clock) {
        this.address = address;
        this.attestations = attestations;
        this.nonces = nonces;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param keys each once, in the order of the proofs; one copy is made for each */
    record Proven(List<VerificationKey> keys, Set<String> nonces) {}

    Proven check(WalletProofs proofs, Optional<String> client) {
        return switch (proofs) {
            case WalletProofs.Jwts(var texts) -> jwts(texts, client);
            case WalletProofs.Attestation(var text) -> attestation(text);
        };
    }

    private Proven jwts(List<String> texts, Optional<String> client) {
        if (texts.size() > properties.batchSize()) {
            throw refused("at most %d proofs in one request".formatted(properties.batchSize()));
        }
        var keys = new LinkedHashSet<VerificationKey>();
        var used = new HashSet<String>();
        for (var text : texts) {
            var proof = read(text);
            used.add(requireClaims(proof.claims(), client));
            if (!keys.addAll(keysOf(proof))) {
                throw refused("two proofs are of one key");
            }
        }
        return proven(keys, used);
    }

    private Proven attestation(String text) {
        var attested = attestations.verify(text, false);
        var nonce = attested.nonce().orElseThrow(() -> refused("a key attestation without nonce"));
        requireFresh(nonce);
        return proven(new LinkedHashSet<>(attested.keys()), Set.of(nonce));
    }

    private Proven proven(Set<VerificationKey> keys, Set<String> used) {
        if (keys.size() > properties.batchSize()) {
            throw refused("at most %d keys in one request".formatted(properties.batchSize()));
        }
        return new Proven(List.copyOf(keys), Set.copyOf(used));
    }

    private record Proof(ProofHeader header, JsonClaims claims) {}

    private Proof read(String text) {
        try {
            var jws = CompactJws.parse(text, OpenId4Vci.PROOF_TYPE, LONGEST);
            var header = ProofHeader.read(text);
            return new Proof(header, new JsonClaims(jws.verify(header.key(), signatures), FormatCode.JSON_SYNTAX));
        } catch (FormatException e) {
            throw new WalletRefusal(WalletError.INVALID_PROOF, "a proof does not hold: " + e.code(), e);
        }
    }

    /** With a key attestation the copies are for the keys that it names, and the proof is of one of them (appendix F.1). */
    private List<VerificationKey> keysOf(Proof proof) {
        var text = proof.header().attestation();
        if (text.isEmpty()) {
            if (properties.isHaip()) {
                throw refused("expected key_attestation in the header of the proof");
            }
            return List.of(proof.header().key());
        }
        var attested = attestations.verify(text.get(), true);
        if (!attested.keys().contains(proof.header().key())) {
            throw refused("the key of the proof is not among attested_keys");
        }
        return new ArrayList<>(attested.keys());
    }

    /** Returns the nonce. */
    private String requireClaims(JsonClaims claims, Optional<String> client) {
        try {
            if (!claims.text(JwtNames.AUDIENCE).equals(address.issuer())) {
                throw refused("aud is not the identifier of this issuer");
            }
            var issuer = claims.optionalText(JwtNames.ISSUER);
            if (issuer.isPresent() && !issuer.equals(client)) {
                throw refused("iss is not the client of the access token, or there is none");
            }
            var now = clock.instant();
            var issuedAt = claims.time(JwtNames.ISSUED_AT);
            if (issuedAt.isAfter(now.plus(CLOCK_TOLERANCE)) || issuedAt.isBefore(now.minus(properties.proofAge()))) {
                throw refused("iat is too old or in the future");
            }
            if (claims.optionalTime(JwtNames.EXPIRES_AT)
                    .filter(end -> !now.isBefore(end))
                    .isPresent()) {
                throw refused("a proof has ended");
            }
            if (claims.optionalTime(JwtNames.NOT_BEFORE)
                    .filter(begin -> begin.isAfter(now.plus(CLOCK_TOLERANCE)))
                    .isPresent()) {
                throw refused("a proof has not begun");
            }
            var nonce = claims.optionalText(JwtNames.NONCE).orElseThrow(() -> refused("a proof without nonce"));
            requireFresh(nonce);
            return nonce;
        } catch (FormatException e) {
            throw new WalletRefusal(WalletError.INVALID_PROOF, "aud, iat or nonce of a proof is not as expected", e);
        }
    }

    private void requireFresh(String nonce) {
        if (nonces.endOf(nonce).isEmpty()) {
            throw new WalletRefusal(WalletError.INVALID_NONCE, "the nonce is not ours or has ended");
        }
    }

    private static WalletRefusal refused(String description) {
        return new WalletRefusal(WalletError.INVALID_PROOF, description);
    }
}
