package org.countersign.gateway.openid4vci;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaCertificateChain;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JsonClaims;
import org.countersign.format.jose.Jwk;
import org.countersign.format.jose.JwtNames;
import org.countersign.format.json.JsonObject;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Believes what others say of wallets' keys (OpenID4VCI 1.0, appendix D), where their certificate leads to a configured one. */
@Component
final class KeyAttestations {
    private static final int LONGEST = 1 << 16;

    private final Optional<JcaCertificateChain> chain;
    private final Clock clock;
    private final SignatureCheck signatures = new JcaSignatureCheck();

    KeyAttestations(CredentialIssuerProperties properties, Clock clock) {
        this.chain = Optional.ofNullable(properties.keyAttestationAnchors()).map(KeyAttestations::anchors);
        this.clock = clock;
    }

    /** What an attestation says, once it is believed. */
    record Attested(List<VerificationKey> keys, Optional<String> nonce) {}

    boolean areBelieved() {
        return chain.isPresent();
    }

    /**
     * Checks an attestation.
     *
     * @param endNeeded whether it must say when it ends, as one inside a {@code jwt} proof must
     */
    Attested verify(String text, boolean endNeeded) {
        try {
            var jws = CompactJws.parse(text, OpenId4Vci.KEY_ATTESTATION_TYPE, LONGEST);
            var now = clock.instant();
            var signer = chain.orElseThrow(() -> refused("nobody is trusted here to attest keys"))
                    .verify(jws.header().certificates(), now);
            var claims = new JsonClaims(jws.verify(signer, signatures), FormatCode.JSON_SYNTAX);
            var latest = now.plus(Proofs.CLOCK_TOLERANCE);
            if (claims.time(JwtNames.ISSUED_AT).isAfter(latest)
                    || claims.optionalTime(JwtNames.NOT_BEFORE)
                            .filter(begin -> begin.isAfter(latest))
                            .isPresent()) {
                throw refused("a key attestation is from the future");
            }
            var end = claims.optionalTime(JwtNames.EXPIRES_AT);
            if (end.isPresent() ? !now.isBefore(end.get()) : endNeeded) {
                throw refused("a key attestation has ended or does not say when it ends");
            }
            return new Attested(keys(claims), claims.optionalText(JwtNames.NONCE));
        } catch (FormatException e) {
            throw new WalletRefusal(WalletError.INVALID_PROOF, "a key attestation does not hold: " + e.code(), e);
        }
    }

    private static List<VerificationKey> keys(JsonClaims claims) throws FormatException {
        var keys = new ArrayList<VerificationKey>();
        for (var value : claims.array(OpenId4Vci.ATTESTED_KEYS)) {
            if (!(value instanceof JsonObject jwk)) {
                throw refused("attested_keys are JWKs");
            }
            keys.add(Jwk.read(jwk));
        }
        if (keys.isEmpty()) {
            throw refused("attested_keys is empty");
        }
        return keys;
    }

    private static JcaCertificateChain anchors(Path file) {
        try {
            var anchors = new ArrayList<Bytes>();
            for (var certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))) {
                anchors.add(Bytes.of(certificate.getEncoded()));
            }
            if (anchors.isEmpty()) {
                throw wrong(file, null);
            }
            return new JcaCertificateChain(anchors);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "countersign.openid4vci.key-attestation-anchors: cannot read %s".formatted(file), e);
        } catch (GeneralSecurityException | FormatException e) {
            throw wrong(file, e);
        }
    }

    private static IllegalStateException wrong(Path file, @Nullable Throwable cause) {
        return new IllegalStateException(
                "countersign.openid4vci.key-attestation-anchors: expected certificates in PEM in %s".formatted(file),
                cause);
    }

    private static WalletRefusal refused(String description) {
        return new WalletRefusal(WalletError.INVALID_PROOF, description);
    }
}
