package org.countersign.format.trust;

import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.cose.CoseRules;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;

/** A trust bundle that parsed and that nobody has verified. It gives away nothing but the key id it claims. */
public final class UnverifiedTrustBundle {
    public static final int MAX_MESSAGE_BYTES = 1 << 22;

    private final CoseSign1 message;
    private final Kid claimedKid;

    private UnverifiedTrustBundle(CoseSign1 message, Kid claimedKid) {
        this.message = message;
        this.claimedKid = claimedKid;
    }

    public static UnverifiedTrustBundle parse(Bytes bundle) throws FormatException {
        if (bundle.length() > MAX_MESSAGE_BYTES) {
            throw new FormatException(FormatCode.TRUST_CLAIMS, "a bundle of " + bundle.length() + " bytes");
        }
        CoseSign1 message = CoseSign1.parse(bundle, CoseRules.COUNTERSIGN);
        boolean typed = message.claimedType().filter(TrustLabels.TYPE::equals).isPresent();
        if (!typed) {
            throw new FormatException(FormatCode.COSE_HEADER, "expected type " + TrustLabels.TYPE);
        }
        return new UnverifiedTrustBundle(message, message.requireKid());
    }

    public Kid claimedKid() {
        return claimedKid;
    }

    /** With the root key that was pinned at enrolment, and no other. */
    public VerifiedTrustBundle verify(VerificationKey root, SignatureCheck check) throws FormatException {
        return verify(root, check, AlgorithmProfile.STANDARD);
    }

    /** As {@link #verify(VerificationKey, SignatureCheck)}; a key that the profile does not allow spoils the bundle. */
    public VerifiedTrustBundle verify(VerificationKey root, SignatureCheck check, AlgorithmProfile profile)
            throws FormatException {
        require(profile, root);
        TrustBundle content = TrustBundleReader.read(message.verify(root, check));
        for (TrustedKey key : content.keys()) {
            require(profile, key.key());
        }
        return new VerifiedTrustBundle(content, message.message());
    }

    private static void require(AlgorithmProfile profile, VerificationKey key) throws FormatException {
        if (!profile.allows(key.algorithm())) {
            throw new FormatException(FormatCode.KEY_ALGORITHM, key.algorithm() + " is not allowed here");
        }
    }
}
