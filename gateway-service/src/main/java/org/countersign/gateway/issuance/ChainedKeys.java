package org.countersign.gateway.issuance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.countersign.format.IssuerId;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.gateway.keys.SigningKey;
import org.countersign.gateway.keys.SigningKeys;
import org.countersign.gateway.ledger.TrustView;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * The newest key that we hold and that the chain lets sign: put there, begun, and not ended. So a rotation needs no state of its own: it is what the chain says, and
 * every gateway sees the same.
 */
@Component
final class ChainedKeys implements CurrentKey {
    /** Far below the time for which a key that was superseded lives on; an import signs thousands in it. */
    private static final Duration REMEMBERED = Duration.ofMillis(500);

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final SigningKeys keys;
    private final TrustView chain;
    private final Clock clock;
    private final ConcurrentMap<IssuerId, Choice> choices = new ConcurrentHashMap<>();

    ChainedKeys(SigningKeys keys, TrustView chain, Clock clock) {
        this.keys = keys;
        this.chain = chain;
        this.clock = clock;
    }

    private record Choice(SigningKey key, Instant at) {}

    @Override
    public SigningKey of(IssuerId issuer) {
        var now = clock.instant();
        var last = choices.get(issuer);
        if (last != null && Duration.between(last.at(), now).abs().compareTo(REMEMBERED) < 0) {
            return last.key();
        }
        var chosen = newest(keys.everyIssuing(issuer), now)
                .orElseThrow(() -> ProblemException.tooBusy(
                        "the ledger knows no key of %s that may sign now".formatted(issuer), RETRY));
        choices.put(issuer, new Choice(chosen, now));
        return chosen;
    }

    @Override
    public SigningKey forTokens(IssuerId issuer) {
        var newest = of(issuer);
        return signsTokens(newest)
                ? newest
                : newest(
                                keys.everyIssuing(issuer).stream()
                                        .filter(ChainedKeys::signsTokens)
                                        .toList(),
                                clock.instant())
                        .orElseThrow(() -> ProblemException.tooBusy(
                                "the ledger knows no key of %s that may sign tokens now".formatted(issuer), RETRY));
    }

    private static boolean signsTokens(SigningKey key) {
        return key.signer().algorithm().joseName().isPresent();
    }

    private Optional<SigningKey> newest(List<SigningKey> held, Instant now) {
        return held.reversed().stream()
                .filter(key -> chain.key(key.kid())
                        .filter(onChain -> signs(onChain, now))
                        .isPresent())
                .findFirst();
    }

    private static boolean signs(IssuerKey key, Instant now) {
        var second = now.getEpochSecond();
        return key.notBefore().value() <= second
                && key.notAfter().filter(end -> end.value() <= second).isEmpty()
                && key.retiredAt().isEmpty()
                && key.compromisedAt().isEmpty();
    }
}
