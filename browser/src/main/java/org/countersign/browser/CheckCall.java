package org.countersign.browser;

import java.util.Optional;
import org.countersign.check.Check;
import org.countersign.check.CheckContext;
import org.countersign.check.CheckResult;
import org.countersign.check.PresentationCheck;
import org.countersign.check.PresentationExpectation;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonException;
import org.countersign.format.trust.VerifiedTrustBundle;

/**
 * One whole check, from the request's JSON to the answer's. A stored file that does not verify any more is as if it were
 * not there, which the verdict then says.
 */
public final class CheckCall {
    private final SignatureCheck signatures;
    private final Sha256 sha256;
    private final HeldFiles files;

    public CheckCall(SignatureCheck signatures, Sha256 sha256) {
        this.signatures = signatures;
        this.sha256 = sha256;
        this.files = new HeldFiles(signatures);
    }

    /** Refuses only what the page itself got wrong, never what was shown. */
    public String answer(String requestJson) throws JsonException, FormatException {
        CheckRequest request = CheckRequest.read(requestJson);
        CheckContext context = context(request.situation());
        CheckResult result = switch (request) {
            case CheckRequest.Scanned(String text, CheckSituation _) -> new Check(signatures).check(text, context);
            case CheckRequest.Presented(String presentation, PresentationExpectation expected, CheckSituation _) ->
                new PresentationCheck(signatures, sha256).check(presentation, context, expected);
        };
        return CheckAnswer.write(result, context.time().floor());
    }

    private CheckContext context(CheckSituation situation) throws FormatException {
        VerificationKey root = VerificationKey.ofSpki(situation.root());
        // No flatMap: what the browser waits for in a lambda makes everything wait that takes one, and the module
        // large.
        Optional<VerifiedTrustBundle> trust = situation.trust().isEmpty()
                ? Optional.empty()
                : files.trust(situation.trust().get(), root);
        return new CheckContext(
                trust, files.lists(situation.statusLists()), situation.time(), situation.desk(), situation.policy());
    }
}
