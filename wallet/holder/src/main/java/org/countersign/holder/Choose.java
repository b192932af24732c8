package org.countersign.holder;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Chooses among held certificates. A pure function: the same wallet and request give the same choice. */
public final class Choose {
    /** Of two that are good now, the one that stays good longer; of equals, the one that began later; then the wallet's order. */
    private static final Comparator<HeldCertificate> BEST_FIRST = Comparator.comparing(
                    (HeldCertificate held) -> held.facts().expiresAt().orElse(Instant.MAX))
            .thenComparing(held -> held.facts().validFrom())
            .reversed();

    private Choose() {}

    public static Choice choose(Wallet wallet, PassRequest request) {
        List<HeldCertificate> ofType = wallet.certificates().stream()
                .filter(held -> request.types().contains(held.facts().type()))
                .toList();
        List<HeldCertificate> inForce = ofType.stream()
                .filter(held -> held.facts().isInForceAt(request.time()))
                .toList();
        List<HeldCertificate> fitting =
                inForce.stream().filter(request::canBeMetBy).sorted(BEST_FIRST).toList();
        if (!fitting.isEmpty()) {
            return new Choice.Fitting(fitting);
        }
        return new Choice.Nothing(inForce.isEmpty() ? whyNone(ofType, request.time()) : Choice.WhyNothing.PAPER_ONLY);
    }

    private static Choice.WhyNothing whyNone(List<HeldCertificate> ofType, Instant time) {
        if (ofType.isEmpty()) {
            return Choice.WhyNothing.NOT_HELD;
        }
        boolean oneIsToCome = ofType.stream().anyMatch(held -> !held.facts().hasBegunAt(time));
        return oneIsToCome ? Choice.WhyNothing.NOT_YET_VALID : Choice.WhyNothing.EXPIRED;
    }
}
