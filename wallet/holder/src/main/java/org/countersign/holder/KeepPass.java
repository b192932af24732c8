package org.countersign.holder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.pass.PassField;
import org.countersign.format.pass.SignedPass;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.format.pass.VerifiedPass;
import org.countersign.format.trust.IssuerKey;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustedType;

/**
 * Takes a counter pass into a wallet, or says why not. A holder would otherwise learn at the counter that what they were
 * given is nothing. Dates and status are left aside: a certificate of tomorrow may be kept today.
 */
public final class KeepPass {
    private final SignatureCheck signatures;

    public KeepPass(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    /** {@code text} as an authority or a QR code offers it; {@code trust} as it was verified under the pinned root. */
    public Keeping<HeldCertificate> keep(HeldId id, String text, TrustBundle trust) {
        try {
            UnverifiedPass offered = UnverifiedPass.parse(text);
            Optional<IssuerKey> issuerKey = trust.issuerKey(offered.claimedKid());
            if (issuerKey.isEmpty()) {
                return new Keeping.Refused<>(KeepRefusal.UNKNOWN_ISSUER);
            }
            if (issuerKey.get().key().compromisedAt().isPresent()) {
                return new Keeping.Refused<>(KeepRefusal.KEY_COMPROMISED);
            }
            VerifiedPass pass = offered.verify(issuerKey.get().key().key(), signatures);
            return keep(id, pass, issuerKey.get(), trust);
        } catch (FormatException e) {
            return new Keeping.Refused<>(KeepRefusal.of(e.code()));
        }
    }

    private static Keeping<HeldCertificate> keep(HeldId id, VerifiedPass pass, IssuerKey issuerKey, TrustBundle trust)
            throws FormatException {
        Optional<TrustedType> type = trust.type(pass.type());
        if (type.isEmpty()) {
            return new Keeping.Refused<>(KeepRefusal.UNKNOWN_TYPE);
        }
        if (!issuerKey.issuer().types().contains(type.get().code())) {
            return new Keeping.Refused<>(KeepRefusal.TYPE_NOT_ALLOWED);
        }
        Optional<Instant> end = issuerKey.key().notAfter();
        if (end.isPresent() && CityTime.startOf(pass.validFrom()).isAfter(end.get())) {
            return new Keeping.Refused<>(KeepRefusal.KEY_NOT_IN_USE);
        }
        List<PassField> fields = pass.fields(type.get().profile());
        CertificateFacts facts = new CertificateFacts(
                issuerKey.issuer().id(),
                issuerKey.issuer().name(),
                type.get().code(),
                type.get().name(),
                pass.validFrom(),
                pass.expiresAt(),
                fields);
        return new Keeping.Kept<>(new HeldCertificate(id, facts, new SignedPass(pass.message()), pass.holder()));
    }
}
