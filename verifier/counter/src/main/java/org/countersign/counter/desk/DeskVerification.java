package org.countersign.counter.desk;

import java.util.List;
import java.util.Optional;
import org.countersign.check.AcceptStatusList;
import org.countersign.check.AcceptTrustBundle;
import org.countersign.check.FollowRootChanges;
import org.countersign.check.HeldStatusLists;
import org.countersign.check.TrustRoot;
import org.countersign.check.Update;
import org.countersign.check.UpdateRefusal;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.RootChanges;
import org.countersign.format.trust.TrustedStatusList;
import org.countersign.format.trust.VerifiedTrustBundle;

/** What a desk asks of a bundle or a status list before it believes it, on arrival and each time it is read from disk. */
final class DeskVerification {
    private final SignatureCheck signatures;
    private final AlgorithmProfile profile;

    DeskVerification(SignatureCheck signatures, AlgorithmProfile profile) {
        this.signatures = signatures;
        this.profile = profile;
    }

    /** The floor refuses an old bundle also when nothing newer is held any more. */
    VerifiedTrustBundle bundle(Bytes message, TrustRoot root, Optional<VerifiedTrustBundle> held, Floor floor)
            throws DeskException {
        VerifiedTrustBundle bundle = taken(
                new AcceptTrustBundle(root, signatures, profile).accept(message, held),
                DeskProblem.BAD_BUNDLE,
                DeskProblem.BUNDLE_ROLLBACK,
                "the trust bundle");
        if (bundle.content().version().compareTo(floor.version()) < 0) {
            throw new DeskException(
                    DeskProblem.BUNDLE_ROLLBACK,
                    "trust bundle " + bundle.content().version().value() + " is older than "
                            + floor.version().value() + ", which this desk has seen");
        }
        return bundle;
    }

    VerifiedStatusList statusList(
            Bytes message, TrustedStatusList expected, VerifiedTrustBundle bundle, Optional<VerifiedStatusList> held)
            throws DeskException {
        HeldStatusLists lists = held.map(HeldStatusLists.NONE::with).orElse(HeldStatusLists.NONE);
        return taken(
                new AcceptStatusList(signatures).accept(message, expected.uri(), bundle, lists),
                DeskProblem.BAD_STATUS_LIST,
                DeskProblem.STATUS_ROLLBACK,
                "status list " + expected.list().value());
    }

    /** The root at the end of the chain; the pinned one where nothing changed. */
    TrustRoot rootAfter(TrustRoot pinned, Bytes changes, Sha256 sha256) throws DeskException {
        List<Bytes> statements;
        try {
            statements = RootChanges.read(changes).statements();
        } catch (FormatException malformed) {
            throw new DeskException(DeskProblem.BAD_ROOT, "the changes of the root cannot be read", malformed);
        }
        return taken(
                new FollowRootChanges(signatures, sha256, profile).follow(pinned, statements),
                DeskProblem.BAD_ROOT,
                DeskProblem.BAD_ROOT,
                "the change of the root");
    }

    private static <T> T taken(Update<T> update, DeskProblem bad, DeskProblem rollback, String what)
            throws DeskException {
        return switch (update) {
            case Update.Accepted<T>(T value) -> value;
            case Update.Unchanged<T>(T value) -> value;
            case Update.Refused<T>(UpdateRefusal reason) ->
                throw new DeskException(
                        reason == UpdateRefusal.ROLLBACK ? rollback : bad, what + " was refused: " + reason);
        };
    }
}
