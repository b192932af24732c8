package org.countersign.check;

import java.util.Optional;
import org.countersign.format.trust.VerifiedTrustBundle;

/** Everything that a counter holds when it checks. Nothing else enters a check, so it can be repeated later. */
public record CheckContext(
        Optional<VerifiedTrustBundle> trust,
        HeldStatusLists statusLists,
        TimeEvidence time,
        DeskId desk,
        CheckPolicy policy) {}
