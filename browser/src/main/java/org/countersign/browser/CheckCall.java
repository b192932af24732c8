package org.countersign.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.check.Check;
import org.countersign.check.CheckContext;
import org.countersign.check.HeldStatusLists;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonException;
import org.countersign.format.status.UnverifiedStatusList;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.UnverifiedTrustBundle;
import org.countersign.format.trust.VerifiedTrustBundle;

/**
 * One whole check, from the request's JSON to the answer's. A stored file that does not verify any more is as if it were
 * not there, which the verdict then says.
 */
public final class CheckCall {
    private final SignatureCheck signatures;

    public CheckCall(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    /** Refuses only what the page itself got wrong, never what was scanned. */
    public String answer(String requestJson) throws JsonException, FormatException {
        CheckRequest request = CheckRequest.read(requestJson);
        VerificationKey root = VerificationKey.ofSpki(request.root());
        Optional<VerifiedTrustBundle> trust = request.trust().flatMap(bundle -> verified(bundle, root));
        CheckContext context =
                new CheckContext(trust, lists(request), request.time(), request.desk(), request.policy());
        return CheckAnswer.write(new Check(signatures).check(request.text(), context));
    }

    /** A bundle may name SM2 keys: nothing here can check what they signed, and the verdict says just that. */
    private Optional<VerifiedTrustBundle> verified(Bytes bundle, VerificationKey root) {
        try {
            return Optional.of(UnverifiedTrustBundle.parse(bundle).verify(root, signatures, AlgorithmProfile.WITH_SM2));
        } catch (FormatException spoilt) {
            return Optional.empty();
        }
    }

    private HeldStatusLists lists(CheckRequest request) {
        List<VerifiedStatusList> lists = new ArrayList<>();
        for (CheckRequest.StoredStatusList stored : request.statusLists()) {
            verified(stored).ifPresent(lists::add);
        }
        return HeldStatusLists.of(lists);
    }

    private Optional<VerifiedStatusList> verified(CheckRequest.StoredStatusList stored) {
        try {
            VerifiedStatusList list =
                    UnverifiedStatusList.parse(stored.token()).verify(VerificationKey.ofSpki(stored.key()), signatures);
            return Optional.of(list).filter(found -> found.token().uri().equals(stored.uri()));
        } catch (FormatException spoilt) {
            return Optional.empty();
        }
    }
}
