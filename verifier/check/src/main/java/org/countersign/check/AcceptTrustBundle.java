package org.countersign.check;

import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.UnverifiedTrustBundle;
import org.countersign.format.trust.VerifiedTrustBundle;

/**
 * Takes a fetched trust bundle, or refuses it: pinned root, signature, and never backwards. An expired bundle is taken
 * as well; it is the check that then says that it cannot tell.
 */
public final class AcceptTrustBundle {
    private final TrustRoot root;
    private final SignatureCheck signatures;
    private final AlgorithmProfile profile;

    public AcceptTrustBundle(TrustRoot root, SignatureCheck signatures) {
        this(root, signatures, AlgorithmProfile.STANDARD);
    }

    public AcceptTrustBundle(TrustRoot root, SignatureCheck signatures, AlgorithmProfile profile) {
        this.root = root;
        this.signatures = signatures;
        this.profile = profile;
    }

    public Update<VerifiedTrustBundle> accept(Bytes fetched, Optional<VerifiedTrustBundle> held) {
        if (held.isPresent() && held.get().message().equals(fetched)) {
            return new Update.Unchanged<>(held.get());
        }
        VerifiedTrustBundle verified;
        try {
            UnverifiedTrustBundle bundle = UnverifiedTrustBundle.parse(fetched);
            if (!bundle.claimedKid().equals(root.kid())) {
                return new Update.Refused<>(UpdateRefusal.OTHER_KEY);
            }
            verified = bundle.verify(root.key(), signatures, profile);
        } catch (FormatException e) {
            return new Update.Refused<>(UpdateRefusal.of(e.code()));
        }
        return held.isEmpty() ? new Update.Accepted<>(verified) : compare(verified, held.get());
    }

    private static Update<VerifiedTrustBundle> compare(VerifiedTrustBundle fetched, VerifiedTrustBundle held) {
        TrustBundle next = fetched.content();
        TrustBundle last = held.content();
        int order = next.version().compareTo(last.version());
        if (order == 0 && next.equals(last)) {
            // Signed once more: the same truth under another signature.
            return new Update.Unchanged<>(held);
        }
        if (order == 0) {
            return new Update.Refused<>(UpdateRefusal.SAME_VERSION_OTHER_CONTENT);
        }
        boolean backwards = order < 0
                || next.height().compareTo(last.height()) < 0
                || next.issuedAt().isBefore(last.issuedAt());
        return backwards ? new Update.Refused<>(UpdateRefusal.ROLLBACK) : new Update.Accepted<>(fetched);
    }
}
