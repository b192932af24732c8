package org.countersign.gateway.trust;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.gateway.ledger.ItemState;
import org.jspecify.annotations.Nullable;

/**
 * An issuing key as the API shows it.
 *
 * @param state PENDING or REFUSED (asked for, not on the chain), WAITING (its time has not come), SIGNING, OPEN (on the chain and not ended, and not what signs here),
 *     RETIRED or COMPROMISED
 * @param notAfter what it signed before stays good
 * @param compromisedAt nothing that it signed is believed
 * @param code the chain's code, when it refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyAnswer(
        String key,
        String issuer,
        String state,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter,
        @Nullable Instant compromisedAt,
        @Nullable String code) {

    static KeyAnswer of(IssuerKey key, boolean signs, Instant now) {
        return new KeyAnswer(
                key.id().hex(),
                key.issuer().value(),
                state(key, signs, now),
                Instant.ofEpochSecond(key.notBefore().value()),
                instant(key.retiredAt().or(key::notAfter)),
                instant(key.compromisedAt()),
                null);
    }

    static KeyAnswer of(IssuerKeys.Asked asked) {
        var code = asked.state() instanceof ItemState.Refused refused ? refused.code() : null;
        return new KeyAnswer(
                asked.key().kid().hex(),
                asked.issuer().value(),
                code == null ? "PENDING" : "REFUSED",
                null,
                null,
                null,
                code);
    }

    private static String state(IssuerKey key, boolean signs, Instant now) {
        if (key.compromisedAt().isPresent()) {
            return "COMPROMISED";
        }
        if (key.retiredAt().isPresent()) {
            return "RETIRED";
        }
        if (signs) {
            return "SIGNING";
        }
        return key.notBefore().value() > now.getEpochSecond() ? "WAITING" : "OPEN";
    }

    private static @Nullable Instant instant(Optional<EpochSecond> time) {
        return time.map(second -> Instant.ofEpochSecond(second.value())).orElse(null);
    }
}
