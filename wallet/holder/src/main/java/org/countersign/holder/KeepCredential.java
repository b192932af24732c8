package org.countersign.holder;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.TypeCode;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.sdjwt.HeldSdJwt;
import org.countersign.format.sdjwt.UnverifiedSdJwt;
import org.countersign.format.sdjwt.VerifiedCredential;
import org.countersign.format.trust.IssuerKey;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustedType;

/**
 * Takes an SD-JWT VC into a wallet, or says why not: the signature of an authority of the trust bundle, a type that it may
 * issue, a status, and the key of this very device (RFC 9901 §7.2). Dates and status are left aside, as with a pass.
 */
public final class KeepCredential {
    private final SignatureCheck signatures;
    private final Sha256 sha256;

    public KeepCredential(SignatureCheck signatures, Sha256 sha256) {
        this.signatures = signatures;
        this.sha256 = sha256;
    }

    /**
     * The first reason that applies, in the order of {@link #refusalOf}.
     *
     * @param text as it is delivered, with every disclosure
     * @param trust as it was verified under the pinned root
     * @param vctBase below which the city's types are named
     * @param device the public key for which the credential was asked
     */
    public Keeping<HeldCredential> keep(
            HeldId id, String text, TrustBundle trust, String vctBase, VerificationKey device) {
        try {
            Optional<IssuerKey> issuerKey = issuerKey(UnverifiedSdJwt.parseCredential(text), trust);
            if (issuerKey.isEmpty()) {
                return new Keeping.Refused<>(KeepRefusal.UNKNOWN_ISSUER);
            }
            if (issuerKey.get().key().compromisedAt().isPresent()) {
                return new Keeping.Refused<>(KeepRefusal.KEY_COMPROMISED);
            }
            VerificationKey key = issuerKey.get().key().key();
            VerifiedCredential credential =
                    HeldSdJwt.receive(text, key, signatures, sha256).credential();
            Optional<TrustedType> type = typeOf(credential, trust, vctBase);
            Optional<KeepRefusal> refusal = refusalOf(credential, type, issuerKey.get(), device);
            if (refusal.isPresent() || type.isEmpty()) {
                return new Keeping.Refused<>(refusal.orElse(KeepRefusal.UNKNOWN_TYPE));
            }
            CredentialFacts facts = facts(credential, type.get(), issuerKey.get());
            return new Keeping.Kept<>(new HeldCredential(id, facts, text, key, device));
        } catch (FormatException e) {
            return new Keeping.Refused<>(KeepRefusal.of(e.code()));
        }
    }

    private static Optional<KeepRefusal> refusalOf(
            VerifiedCredential credential, Optional<TrustedType> type, IssuerKey issuerKey, VerificationKey device) {
        if (credential.holder().isEmpty()) {
            return Optional.of(KeepRefusal.NO_HOLDER);
        }
        if (!credential.holder().get().equals(device)) {
            return Optional.of(KeepRefusal.OTHER_HOLDER);
        }
        if (credential.status().isEmpty()) {
            return Optional.of(KeepRefusal.NO_STATUS);
        }
        if (type.isEmpty()) {
            return Optional.of(KeepRefusal.UNKNOWN_TYPE);
        }
        if (!issuerKey.issuer().types().contains(type.get().code())) {
            return Optional.of(KeepRefusal.TYPE_NOT_ALLOWED);
        }
        Optional<Instant> end = issuerKey.key().notAfter();
        boolean afterTheKey = end.isPresent() && begins(credential).isAfter(end.get());
        return afterTheKey ? Optional.of(KeepRefusal.KEY_NOT_IN_USE) : Optional.empty();
    }

    /** A header that names no key names nobody. */
    private Optional<IssuerKey> issuerKey(UnverifiedSdJwt offered, TrustBundle trust) {
        try {
            return trust.issuerKey(offered.claimedKid(sha256));
        } catch (FormatException nameless) {
            return Optional.empty();
        }
    }

    private static Optional<TrustedType> typeOf(VerifiedCredential credential, TrustBundle trust, String vctBase) {
        Optional<TypeCode> code = credential.vct().typeBelow(vctBase);
        return trust.types().stream()
                .filter(type -> code.filter(type.code()::equals).isPresent())
                .findFirst();
    }

    private static CredentialFacts facts(VerifiedCredential credential, TrustedType type, IssuerKey issuerKey) {
        return new CredentialFacts(
                issuerKey.issuer().id(),
                issuerKey.issuer().name(),
                type.code(),
                type.name(),
                credential.vct(),
                begins(credential),
                credential.expiresAt());
    }

    private static Instant begins(VerifiedCredential credential) {
        return credential.notBefore().or(credential::issuedAt).orElse(Instant.EPOCH);
    }
}
