package org.countersign.counter.openid4vp;

import java.util.List;
import java.util.Optional;
import org.countersign.check.CheckResult;
import org.countersign.check.Verdict;
import org.countersign.format.Digest;
import org.countersign.format.pass.PassField;

/**
 * What became of one presentation.
 *
 * @param mismatch a good certificate that is not what the query asked for
 * @param fields the claims that were asked for; what a wallet disclosed beyond is not kept
 * @param digest SHA-256 of the presentation as it was sent
 */
public record CheckedPresentation(
        String queryId, CheckResult result, Optional<Mismatch> mismatch, List<PassField> fields, Digest digest) {

    /** In which way a certificate is not what was asked for: the first that applies. */
    public enum Mismatch {
        TYPE,
        AUTHORITY,
        CLAIMS
    }

    public CheckedPresentation {
        fields = List.copyOf(fields);
    }

    public boolean isAccepted() {
        return result.verdict() instanceof Verdict.ValidLive && mismatch.isEmpty();
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "CheckedPresentation[" + queryId + ", " + result.verdict().reason() + "]";
    }
}
