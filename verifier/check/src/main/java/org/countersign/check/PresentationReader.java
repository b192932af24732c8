package org.countersign.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.format.CityTime;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.pass.PassField;
import org.countersign.format.sdjwt.CredentialStatus;
import org.countersign.format.sdjwt.KeyBinding;
import org.countersign.format.sdjwt.UnverifiedSdJwt;
import org.countersign.format.sdjwt.VerifiedCredential;
import org.countersign.format.sdjwt.VerifiedSdJwt;
import org.countersign.format.status.StatusReference;
import org.countersign.format.trust.IssuerKey;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.TrustedType;

/** What a presentation says, with the format's refusals turned into decisions. */
final class PresentationReader {
    private final SignatureCheck signatures;
    private final Sha256 sha256;
    private final PresentationExpectation expected;

    PresentationReader(SignatureCheck signatures, Sha256 sha256, PresentationExpectation expected) {
        this.signatures = signatures;
        this.sha256 = sha256;
        this.expected = expected;
    }

    UnverifiedSdJwt parse(String presentation) throws Decided {
        if (presentation.isBlank()) {
            throw Decided.unreadable(Reason.EMPTY);
        }
        try {
            return UnverifiedSdJwt.parseCredential(presentation);
        } catch (FormatException refused) {
            throw Decided.unreadable(isOtherForm(refused.code()) ? Reason.NOT_OURS : Reason.DAMAGED);
        }
    }

    Kid claimedKid(UnverifiedSdJwt shown) throws Decided {
        try {
            return shown.claimedKid(sha256);
        } catch (FormatException refused) {
            throw Decided.notTrusted(Reason.UNKNOWN_ISSUER);
        }
    }

    /** Everything up to the signature is the signature's step; what is refused behind it belongs to {@code contentStep}. */
    VerifiedSdJwt verify(UnverifiedSdJwt shown, TrustedKey key, Runnable contentStep) throws Decided {
        try {
            return shown.verify(key.key(), signatures, sha256);
        } catch (FormatException refused) {
            switch (refused.code()) {
                case JWS_ALGORITHM_LACKING -> throw Decided.cannotTell(Reason.ALGORITHM_LACKING);
                case JWS_SIGNATURE, JWS_SIGNATURE_FORM, JWS_ALGORITHM -> throw Decided.notTrusted(Reason.BAD_SIGNATURE);
                default -> contentStep.run();
            }
            throw Decided.unreadable(Reason.CONTENT_UNKNOWN);
        }
    }

    VerifiedCredential credential(VerifiedSdJwt verified) throws Decided {
        VerifiedCredential credential;
        try {
            credential = VerifiedCredential.of(verified);
        } catch (FormatException refused) {
            throw Decided.unreadable(Reason.CONTENT_UNKNOWN);
        }
        if (credential.holder().isEmpty()) {
            throw Decided.unreadable(Reason.CONTENT_UNKNOWN);
        }
        return credential;
    }

    /** A credential without status could never be revoked: none of ours. */
    CredentialStatus status(VerifiedCredential credential) throws Decided {
        return credential.status().orElseThrow(() -> Decided.unreadable(Reason.CONTENT_UNKNOWN));
    }

    TrustedType type(VerifiedCredential credential, TrustBundle trust) throws Decided {
        return credential
                .vct()
                .typeBelow(expected.vctBase())
                .flatMap(code -> trust.types().stream()
                        .filter(type -> type.code().equals(code))
                        .findFirst())
                .orElseThrow(() -> Decided.notTrusted(Reason.UNKNOWN_TYPE));
    }

    CheckedCertificate certificate(
            VerifiedCredential credential, IssuerKey issuerKey, TrustedType type, StatusReference status)
            throws Decided {
        List<PassField> fields = PresentedFields.read(credential.claims(), type.profile());
        return new CheckedCertificate(
                issuerKey.issuer().id(),
                issuerKey.issuer().name(),
                type.code(),
                type.name(),
                firstMoment(credential).atOffset(CityTime.OFFSET).toLocalDate(),
                credential.expiresAt(),
                fields,
                status,
                issuerKey.key().kid(),
                CompactJws.ascii(credential.sdJwt().sdJwt().issuerJwt()));
    }

    /** The holder signed for this request a moment ago: more than a live showing, whatever the type demands. */
    void requireHolder(VerifiedCredential credential, Instant now, Duration clockTolerance, CheckTrail trail)
            throws Decided {
        KeyBinding.Policy policy =
                new KeyBinding.Policy.Required(expected.request(), now, expected.longestAge(), clockTolerance);
        try {
            KeyBinding.verify(credential, policy, signatures, sha256);
        } catch (FormatException refused) {
            trail.at(stepOf(refused.code()));
            throw switch (refused.code()) {
                case JWS_ALGORITHM_LACKING -> Decided.cannotTell(Reason.ALGORITHM_LACKING);
                case KB_MISSING -> wrongShowing(Reason.LIVE_NEEDED);
                case KB_TIME -> wrongShowing(Reason.SHOWING_TOO_OLD);
                case KB_AUDIENCE, KB_NONCE -> wrongShowing(Reason.OTHER_REQUEST);
                default -> wrongShowing(Reason.HOLDER_NOT_PROVEN);
            };
        }
    }

    /** The key binding is verified in this order: holder, time, request. */
    private static CheckStep stepOf(FormatCode code) {
        return switch (code) {
            case KB_TIME -> CheckStep.WEIGH_THE_AGE_OF_THE_SHOWING;
            case KB_MISSING, KB_AUDIENCE, KB_NONCE -> CheckStep.COMPARE_THE_SHOWING;
            default -> CheckStep.VERIFY_THE_HOLDER;
        };
    }

    static Instant firstMoment(VerifiedCredential credential) {
        return credential.notBefore().or(credential::issuedAt).orElse(Instant.EPOCH);
    }

    private static Decided wrongShowing(Reason reason) {
        return new Decided(new Verdict.WrongShowing(reason));
    }

    /** Readable, and something else than a credential: another token, or no token at all. */
    private static boolean isOtherForm(FormatCode code) {
        return code == FormatCode.JWS_TYPE || code == FormatCode.SD_STRUCTURE;
    }
}
