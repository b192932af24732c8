package org.countersign.gateway.holders;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.authorization.HolderKey;
import org.countersign.gateway.credit.PointsAuthorisations;
import org.countersign.gateway.idempotency.Answer;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.IdempotentCall;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.ClientId;
import org.countersign.gateway.security.HolderEndpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Lets a citizen authorise a partner to take points, by a code to read out or show. */
@Hidden
@RestController
@HolderEndpoint
final class RedemptionController {
    private static final String ID = "[A-Za-z0-9_.:-]{1,64}";
    private static final String PATH = HolderEndpoint.PATH + "/redemptions";
    private static final int LONGEST_CODE = 32;

    private final Holders holders;
    private final PointsAuthorisations authorisations;
    private final Idempotency idempotency;
    private final JsonMapper json;

    RedemptionController(
            Holders holders, PointsAuthorisations authorisations, Idempotency idempotency, JsonMapper json) {
        this.holders = holders;
        this.authorisations = authorisations;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** @param partner the only one that may use it; any when absent */
    record Wish(
            @NotNull @Pattern(regexp = ID) String scheme,
            @Min(1) @Max(LedgerLimits.MAX_EXACT_INTEGER) long points,
            @Nullable @Pattern(regexp = ID) String partner) {}

    /** @param expiresAt in seconds since 1970 */
    record Authorised(String code, long expiresAt) {
        /** Whoever knows the code may have the points. */
        @Override
        public String toString() {
            return "Authorised[]";
        }
    }

    record Standing(PointsAuthorisations.State state, long points) {}

    @PostMapping(PATH)
    ResponseEntity<Authorised> authorise(HolderKey holder, IdempotencyKey key, @Valid @RequestBody Wish wish) {
        var account = account(holder);
        var client = new ClientId("holder " + holder.thumbprint().hex());
        var name = client + " " + key.value();
        var call = new IdempotentCall(client, "holder.redemptions", key, wish);
        // What is kept for a repeat has no code; the code is spelled again from the request's name.
        var kept = idempotency.once(
                call,
                () -> new Answer(
                        HttpStatus.CREATED,
                        authorisations.make(
                                new PointsAuthorisations.Wish(
                                        account,
                                        new SchemeId(wish.scheme()),
                                        wish.points(),
                                        Optional.ofNullable(wish.partner()).map(PartnerId::new)),
                                name),
                        true));
        var made = json.readValue(kept.body(), PointsAuthorisations.Made.class);
        return ResponseEntity.status(kept.status())
                .body(new Authorised(
                        authorisations.code(account, name, made.spelling()),
                        made.expiresAt().getEpochSecond()));
    }

    @GetMapping(PATH + "/{code}")
    Standing standing(HolderKey holder, @PathVariable @Size(max = LONGEST_CODE) String code) {
        var standing = authorisations.standing(account(holder), code);
        return new Standing(standing.state(), standing.points());
    }

    private AccountId account(HolderKey holder) {
        return holders.accountOf(holder)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.HOLDER_WITHOUT_ACCOUNT, ProblemCode.HOLDER_WITHOUT_ACCOUNT.title()));
    }
}
