package org.countersign.devledger.identity;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** The membership rules of one organisation: its root certificates, and roles by NodeOUs. */
public final class Msp {
    private final String mspId;
    private final List<X509Certificate> authorities;
    private final Set<TrustAnchor> anchors;

    Msp(String mspId, List<X509Certificate> authorities) {
        this.mspId = mspId;
        this.authorities = List.copyOf(authorities);
        this.anchors = authorities.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toUnmodifiableSet());
    }

    public String mspId() {
        return mspId;
    }

    public List<X509Certificate> authorities() {
        return authorities;
    }

    IdentityCheck check(X509Certificate certificate) {
        // First the chain: nothing else of the certificate is looked at unless the organisation made it.
        try {
            validatePath(certificate);
        } catch (GeneralSecurityException e) {
            return new IdentityCheck.Unknown("the certificate does not chain to " + mspId + ": " + e);
        }
        if (!(certificate.getPublicKey() instanceof ECPublicKey key)
                || key.getParams().getOrder().bitLength() != 256) {
            return new IdentityCheck.Invalid(mspId, "expected a key on P-256");
        }
        if (certificate.getBasicConstraints() >= 0) {
            return new IdentityCheck.Invalid(mspId, "a CA certificate is no identity");
        }
        Set<Role> roles = roles(certificate);
        if (roles.size() != 1) {
            return new IdentityCheck.Invalid(mspId, "expected exactly one role in the subject's OUs, found " + roles);
        }
        return new IdentityCheck.Known(new Identity(mspId, roles.iterator().next(), certificate));
    }

    private void validatePath(X509Certificate certificate) throws GeneralSecurityException {
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        // As Fabric does: the chain is checked at the certificate's own beginning, so that the verdict never changes
        // with time.
        parameters.setDate(Date.from(certificate.getNotBefore().toInstant().plusSeconds(1)));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    private static Set<Role> roles(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (var rdn : subject.getRDNs(BCStyle.OU)) {
            Role.of(IETFUtils.valueToString(rdn.getFirst().getValue())).ifPresent(roles::add);
        }
        return roles;
    }
}
