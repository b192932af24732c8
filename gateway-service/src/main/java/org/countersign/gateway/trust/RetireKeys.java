package org.countersign.gateway.trust;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.gateway.issuance.CurrentKey;
import org.countersign.gateway.issuance.SignedCertificates;
import org.countersign.gateway.keys.SigningKey;
import org.countersign.gateway.keys.SigningKeys;
import org.countersign.gateway.ledger.TrustView;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Retires each key whose place another took. The chain registers nothing more under a retired key, so it waits until nothing that the key signed is on its way: for the
 * overlap, in which requests that had chosen the key end, and then for the last registration.
 */
final class RetireKeys {
    private final SigningKeys keys;
    private final CurrentKey current;
    private final SignedCertificates signed;
    private final TrustView chain;
    private final IssuerKeys issuerKeys;
    private final Clock clock;
    private final Duration overlap;
    /** When we first saw it; a start begins to count anew, which only makes a key live longer. */
    private final Map<Kid, Instant> supersededAt = new HashMap<>();

    RetireKeys(
            SigningKeys keys,
            CurrentKey current,
            SignedCertificates signed,
            TrustView chain,
            IssuerKeys issuerKeys,
            Clock clock,
            Duration overlap) {
        this.keys = keys;
        this.current = current;
        this.signed = signed;
        this.chain = chain;
        this.issuerKeys = issuerKeys;
        this.clock = clock;
        this.overlap = overlap;
    }

    @Scheduled(fixedDelayString = "${countersign.trust.key-check-interval:1s}")
    synchronized void round() {
        issuerKeys.issuers().stream()
                .filter(issuer -> keys.everyIssuing(issuer).size() > 1)
                .forEach(this::retireBefore);
    }

    private void retireBefore(IssuerId issuer) {
        var held = keys.everyIssuing(issuer);
        for (var key : held.subList(0, placeOfCurrent(issuer, held))) {
            if (chain.key(key.kid()).filter(RetireKeys::isOpen).isPresent()) {
                retire(key.kid());
            }
        }
    }

    /** While no key of the issuer signs, none was superseded. */
    private int placeOfCurrent(IssuerId issuer, List<SigningKey> held) {
        try {
            return held.indexOf(current.of(issuer));
        } catch (ProblemException none) {
            return 0;
        }
    }

    private void retire(Kid kid) {
        var now = clock.instant();
        var since = supersededAt.computeIfAbsent(kid, _ -> now);
        if (now.isBefore(since.plus(overlap)) || signed.areWaiting(kid)) {
            return;
        }
        // A counter refuses a pass that begins after its key's end; certificates may be issued ahead of their begin.
        var begin = signed.latestBegin(kid).orElse(now);
        issuerKeys.retire(kid, begin.isAfter(now) ? begin : now);
    }

    private static boolean isOpen(IssuerKey key) {
        return key.retiredAt().isEmpty() && key.compromisedAt().isEmpty();
    }
}
