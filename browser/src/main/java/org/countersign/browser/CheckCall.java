package org.countersign.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.check.Check;
import org.countersign.check.CheckContext;
import org.countersign.check.HeldStatusLists;
import org.countersign.check.PresentationCheck;
import org.countersign.check.PresentationExpectation;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
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
    private final Sha256 sha256;

    public CheckCall(SignatureCheck signatures, Sha256 sha256) {
        this.signatures = signatures;
        this.sha256 = sha256;
    }

    /** Refuses only what the page itself got wrong, never what was shown. */
    public String answer(String requestJson) throws JsonException, FormatException {
        CheckRequest request = CheckRequest.read(requestJson);
        CheckContext context = context(request.situation());
        return CheckAnswer.write(
                switch (request) {
                    case CheckRequest.Scanned(String text, CheckSituation _) ->
                        new Check(signatures).check(text, context);
                    case CheckRequest.Presented(
                            String presentation,
                            PresentationExpectation expected,
                            CheckSituation _) ->
                        new PresentationCheck(signatures, sha256).check(presentation, context, expected);
                });
    }

    private CheckContext context(CheckSituation situation) throws FormatException {
        VerificationKey root = VerificationKey.ofSpki(situation.root());
        return new CheckContext(
                situation.trust().flatMap(bundle -> verified(bundle, root)),
                lists(situation),
                situation.time(),
                situation.desk(),
                situation.policy());
    }

    /** A bundle may name SM2 keys: nothing here can check what they signed, and the verdict says just that. */
    private Optional<VerifiedTrustBundle> verified(Bytes bundle, VerificationKey root) {
        try {
            return Optional.of(UnverifiedTrustBundle.parse(bundle).verify(root, signatures, AlgorithmProfile.WITH_SM2));
        } catch (FormatException spoilt) {
            return Optional.empty();
        }
    }

    private HeldStatusLists lists(CheckSituation situation) {
        List<VerifiedStatusList> lists = new ArrayList<>();
        for (CheckSituation.StoredStatusList stored : situation.statusLists()) {
            verified(stored).ifPresent(lists::add);
        }
        return HeldStatusLists.of(lists);
    }

    private Optional<VerifiedStatusList> verified(CheckSituation.StoredStatusList stored) {
        try {
            VerifiedStatusList list =
                    UnverifiedStatusList.parse(stored.token()).verify(VerificationKey.ofSpki(stored.key()), signatures);
            return Optional.of(list).filter(found -> found.token().uri().equals(stored.uri()));
        } catch (FormatException spoilt) {
            return Optional.empty();
        }
    }
}
