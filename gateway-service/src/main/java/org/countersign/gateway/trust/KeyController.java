package org.countersign.gateway.trust;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.format.ledger.SignatureAlgorithm;
import org.countersign.gateway.idempotency.Answer;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.IdempotentCall;
import org.countersign.gateway.issuance.CurrentKey;
import org.countersign.gateway.ledger.TrustView;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Starts issuing keys, and says which are compromised. */
@RestController
@RequestMapping("/api/v1/trust")
@ConditionalOnBooleanProperty(name = "countersign.trust.enabled", matchIfMissing = true)
@Tag(name = "trust and status")
final class KeyController {
    private static final String PENDING = "PENDING";

    private final IssuerKeys keys;
    private final TrustView chain;
    private final CurrentKey current;
    private final Idempotency idempotency;
    private final Clock clock;

    KeyController(IssuerKeys keys, TrustView chain, CurrentKey current, Idempotency idempotency, Clock clock) {
        this.keys = keys;
        this.chain = chain;
        this.current = current;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * @param signsFrom when the key begins to sign, so that every counter has heard of it by then; at once when absent
     * @param algorithm ES256 when absent; SM2_SM3 only where countersign.keys.sm2 is on
     */
    record StartRequest(
            @Nullable Instant signsFrom, @Nullable SignatureAlgorithm algorithm) {}

    /** @param since since when somebody else may have signed with it; now when absent */
    record CompromiseRequest(@Nullable Instant since) {}

    record Accepted(String key, String state) {}

    @GetMapping("/keys")
    @AllowedRoles({Role.STEWARD, Role.AUDITOR})
    @Operation(summary = "All issuing keys, with what the chain says of each")
    List<KeyAnswer> all() {
        var now = clock.instant();
        return Stream.concat(
                        chain.keys().stream().map(key -> KeyAnswer.of(key, signs(key), now)),
                        keys.asked().stream().map(KeyAnswer::of))
                .toList();
    }

    @GetMapping("/keys/{key}")
    @AllowedRoles({Role.STEWARD, Role.AUDITOR})
    @Operation(summary = "One issuing key, with what the chain says of it")
    KeyAnswer one(@PathVariable String key) {
        var kid = kid(key).hex();
        return all().stream()
                .filter(known -> known.key().equals(kid))
                .findFirst()
                .orElseThrow(KeyController::noSuchKey);
    }

    @PostMapping("/issuers/{issuer}/keys")
    @AllowedRoles(Role.STEWARD)
    @Operation(
            summary =
                    "Start a new key for an issuer; the one before is retired once nothing that it signed is on its way")
    ResponseEntity<?> start(
            @PathVariable String issuer, @Valid @RequestBody StartRequest request, IdempotencyKey key, Caller caller) {
        if (!IssuerId.isValid(issuer)) {
            throw ProblemException.notFound("there is no such issuer");
        }
        var call = new IdempotentCall(caller.client(), "trust.keys.start/" + issuer, key, request);
        return idempotency
                .once(call, () -> {
                    var started = keys.start(
                            new IssuerId(issuer),
                            Optional.ofNullable(request.signsFrom()),
                            Optional.ofNullable(request.algorithm()).orElse(SignatureAlgorithm.ES256));
                    return Answer.accepted(new Accepted(started.kid().hex(), PENDING));
                })
                .toResponse();
    }

    @PostMapping("/keys/{key}/compromise")
    @AllowedRoles(Role.STEWARD)
    @Operation(
            summary = "Say that a key is in other hands: from the next bundle on, nothing that it signed is believed")
    ResponseEntity<?> compromise(
            @PathVariable("key") String kid,
            @Valid @RequestBody CompromiseRequest request,
            IdempotencyKey key,
            Caller caller) {
        var compromised = kid(kid);
        var call = new IdempotentCall(caller.client(), "trust.keys.compromise/" + compromised, key, request);
        return idempotency
                .once(call, () -> {
                    keys.compromise(compromised, Optional.ofNullable(request.since()));
                    return Answer.accepted(new Accepted(compromised.hex(), PENDING));
                })
                .toResponse();
    }

    private boolean signs(IssuerKey key) {
        try {
            return keys.issuers().contains(key.issuer())
                    && current.of(key.issuer()).kid().equals(key.id());
        } catch (ProblemException none) {
            return false; // The issuer has no key that signs, so this one does not.
        }
    }

    private static Kid kid(String text) {
        if (!text.matches("[0-9a-f]{16}")) {
            throw noSuchKey();
        }
        return Kid.ofHex(text);
    }

    private static ProblemException noSuchKey() {
        return ProblemException.notFound("there is no such key");
    }
}
