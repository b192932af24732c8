package org.countersign.gateway.authorization.clients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.X509CertChainUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may attest wallets: public keys, as JWK sets in {@code *.json}, and roots of certificates, as {@code *.pem}, in one folder. Without a file nobody may. A certificate
 * chain in {@code x5c} ends below a root; neither the root itself nor a self-signed leaf is accepted in it (OpenID4VC HAIP 1.0, section 4.5).
 */
public final class AttestationTrust {
    private final List<JWK> keys;
    private final Set<TrustAnchor> roots;
    private final Clock clock;

    private AttestationTrust(List<JWK> keys, Set<TrustAnchor> roots, Clock clock) {
        this.keys = keys;
        this.roots = roots;
        this.clock = clock;
    }

    public static AttestationTrust load(Path folder, Clock clock) {
        var keys = new ArrayList<JWK>();
        var roots = new HashSet<TrustAnchor>();
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".json")) {
                    keys.addAll(JWKSet.parse(Files.readString(file))
                            .toPublicJWKSet()
                            .getKeys());
                } else if (name.endsWith(".pem")) {
                    var certificates = CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
                    certificates.forEach(
                            certificate -> roots.add(new TrustAnchor((X509Certificate) certificate, null)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(folder), e);
        } catch (ParseException | GeneralSecurityException e) {
            throw new IllegalStateException("%s: a file is neither a JWK set nor certificates".formatted(folder), e);
        }
        return new AttestationTrust(List.copyOf(keys), Set.copyOf(roots), clock);
    }

    /** Nobody is trusted to attest. */
    public boolean isEmpty() {
        return keys.isEmpty() && roots.isEmpty();
    }

    /** The key that must have signed a JWT with this header, if it is trusted. */
    Optional<PublicKey> keyFor(JWSHeader header) {
        return header.getX509CertChain() == null ? known(header) : fromChain(header);
    }

    private Optional<PublicKey> known(JWSHeader header) {
        var candidates = keys.stream()
                .filter(key -> header.getKeyID() == null || header.getKeyID().equals(key.getKeyID()))
                .filter(AsymmetricJWK.class::isInstance)
                .toList();
        if (candidates.size() != 1) {
            return Optional.empty(); // None, or the header does not say which.
        }
        try {
            return Optional.of(((AsymmetricJWK) candidates.getFirst()).toPublicKey());
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }

    private Optional<PublicKey> fromChain(JWSHeader header) {
        if (roots.isEmpty() || header.getX509CertChain().isEmpty()) {
            return Optional.empty();
        }
        try {
            var chain = X509CertChainUtils.parse(header.getX509CertChain());
            var leaf = chain.getFirst();
            var rootIncluded = chain.stream()
                    .anyMatch(
                            certificate -> roots.stream().anyMatch(root -> certificate.equals(root.getTrustedCert())));
            if (rootIncluded || leaf.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())) {
                return Optional.empty();
            }
            var parameters = new PKIXParameters(roots);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
            return Optional.of(Objects.requireNonNull(leaf.getPublicKey()));
        } catch (ParseException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
