package org.countersign.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.check.HeldStatusLists;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.status.UnverifiedStatusList;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.UnverifiedTrustBundle;
import org.countersign.format.trust.VerifiedTrustBundle;

/** Signed files out of the page's storage, verified anew. One that does not verify any more is as if it were not there. */
final class HeldFiles {
    private final SignatureCheck signatures;

    HeldFiles(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    /** A status list that was taken before, and the key under which it was. Whether that key still counts the check decides. */
    record StoredList(StatusListUri uri, Bytes token, Bytes key) {}

    /** A bundle may name SM2 keys: nothing here can check what they signed, and whoever needs them is told just that. */
    Optional<VerifiedTrustBundle> trust(Bytes bundle, VerificationKey root) {
        try {
            return Optional.of(UnverifiedTrustBundle.parse(bundle).verify(root, signatures, AlgorithmProfile.WITH_SM2));
        } catch (FormatException spoilt) {
            return Optional.empty();
        }
    }

    HeldStatusLists lists(List<StoredList> stored) {
        List<VerifiedStatusList> lists = new ArrayList<>();
        for (StoredList each : stored) {
            verified(each).ifPresent(lists::add);
        }
        return HeldStatusLists.of(lists);
    }

    private Optional<VerifiedStatusList> verified(StoredList stored) {
        try {
            VerifiedStatusList list =
                    UnverifiedStatusList.parse(stored.token()).verify(VerificationKey.ofSpki(stored.key()), signatures);
            return Optional.of(list).filter(found -> found.token().uri().equals(stored.uri()));
        } catch (FormatException spoilt) {
            return Optional.empty();
        }
    }
}
