package org.countersign.check;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.Sha256;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.trust.RootChange;
import org.countersign.format.trust.RootChanges;
import org.countersign.format.trust.UnverifiedRootChange;

/**
 * Follows the changes of the root from the one that is pinned: each is signed by the root before it. All of the chain
 * holds or none of it, so a desk never stops half way.
 */
public final class FollowRootChanges {
    private final SignatureCheck signatures;
    private final Sha256 sha256;
    private final AlgorithmProfile profile;

    public FollowRootChanges(SignatureCheck signatures, Sha256 sha256, AlgorithmProfile profile) {
        this.signatures = signatures;
        this.sha256 = sha256;
        this.profile = profile;
    }

    /**
     * The root at the end of the chain. Statements of roots before the pinned one are passed over: a desk that was enrolled
     * late is handed the same file. From the first one by the pinned root on, each must follow the one before.
     */
    public Update<TrustRoot> follow(TrustRoot pinned, List<Bytes> statements) {
        if (statements.size() > RootChanges.MAX) {
            return new Update.Refused<>(UpdateRefusal.MALFORMED);
        }
        TrustRoot root = pinned;
        Instant last = Instant.EPOCH;
        Set<Kid> seen = new HashSet<>(Set.of(pinned.kid()));
        try {
            for (Bytes statement : statements) {
                UnverifiedRootChange change = UnverifiedRootChange.parse(statement);
                if (!change.claimedKid().equals(root.kid())) {
                    if (root.equals(pinned)) {
                        continue;
                    }
                    return new Update.Refused<>(UpdateRefusal.OTHER_KEY);
                }
                RootChange verified = change.verify(root.key(), signatures);
                TrustRoot next = TrustRoot.of(require(verified), sha256);
                if (!seen.add(next.kid()) || verified.issuedAt().isBefore(last)) {
                    return new Update.Refused<>(UpdateRefusal.ROLLBACK);
                }
                root = next;
                last = verified.issuedAt();
            }
        } catch (FormatException e) {
            return new Update.Refused<>(UpdateRefusal.of(e.code()));
        }
        return root.equals(pinned) ? new Update.Unchanged<>(pinned) : new Update.Accepted<>(root);
    }

    private VerificationKey require(RootChange change) throws FormatException {
        if (!profile.allows(change.next().algorithm())) {
            throw new FormatException(FormatCode.KEY_ALGORITHM, change.next().algorithm() + " is not allowed here");
        }
        return change.next();
    }
}
