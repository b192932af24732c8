package org.countersign.gateway.credit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.ledger.TrustView;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.Caller;

/**
 * Citizens' leave to take points: once, at most so many of one scheme, within minutes. The citizen tells the code to the partner, whose system learns the account by it
 * and by nothing else.
 *
 * <p>An authorisation is used in the transaction that leaves the operation for the ledger, so a crash leaves both or neither; the operation that used it is remembered, so
 * the same request under the same key finds it used by itself. What the ledger then says of the operation does not make the code good again.
 */
public final class PointsAuthorisations {
    private static final int MOST_OPEN = 5;
    /** Forty bits of a keyed hash are hardly ever taken already, and never so often in a row. */
    private static final int SPELLINGS = 8;

    private final AuthorisationTable table;
    private final AuthorisationGuesses guesses;
    private final CreditView credit;
    private final TrustView trust;
    private final KeyedHash hash;
    private final Clock clock;
    private final Duration lifetime;
    private final Set<SchemeId> demanding;

    PointsAuthorisations(
            AuthorisationTable table,
            AuthorisationGuesses guesses,
            CreditView credit,
            TrustView trust,
            KeyedHash hash,
            Clock clock,
            CreditProperties properties) {
        this.table = table;
        this.guesses = guesses;
        this.credit = credit;
        this.trust = trust;
        this.hash = hash;
        this.clock = clock;
        this.lifetime = properties.authorisationLifetime();
        this.demanding = Set.copyOf(
                properties.authorisationRequired().stream().map(SchemeId::new).toList());
    }

    /**
     * What a citizen allows.
     *
     * @param partner the only one that may use it; empty for any
     */
    public record Wish(AccountId account, SchemeId scheme, long points, Optional<PartnerId> partner) {}

    /**
     * An authorisation that was made.
     *
     * @param spelling which of the codes that the request's name gives; with it the same code is found again without being stored
     */
    public record Made(int spelling, Instant expiresAt) {}

    /** What has become of an authorisation. */
    public enum State {
        OPEN,
        USED,
        EXPIRED
    }

    /**
     * How an authorisation stands.
     *
     * @param points at most so many while it is open; those that were asked for once it is used
     */
    public record Standing(State state, long points) {}

    /**
     * Makes one in the caller's transaction.
     *
     * @param name of the citizen's request, for all time
     * @throws ProblemException {@code UNKNOWN_SCHEME}, {@code UNKNOWN_PARTNER}, {@code INSUFFICIENT_POINTS}, {@code AUTHORISATIONS_OPEN}, {@code TOO_BUSY}
     */
    public Made make(Wish wish, String name) {
        if (trust.scheme(wish.scheme()).isEmpty()) {
            throw Organisations.refused(RefusalCode.UNKNOWN_SCHEME, "no scheme " + wish.scheme());
        }
        if (wish.partner().isPresent() && wish.partner().flatMap(trust::partner).isEmpty()) {
            throw Organisations.refused(
                    RefusalCode.UNKNOWN_PARTNER, "no partner " + wish.partner().get());
        }
        var available = credit.balance(wish.scheme(), wish.account())
                .map(CreditView.Balance::available)
                .orElse(0L);
        if (wish.points() > available) {
            throw Organisations.refused(RefusalCode.INSUFFICIENT_POINTS, "the account has fewer free points");
        }
        if (table.open(wish.account()) >= MOST_OPEN) {
            throw new ProblemException(
                    ProblemCode.AUTHORISATIONS_OPEN, "at most %d authorisations at a time".formatted(MOST_OPEN));
        }
        var terms = new AuthorisationTable.Terms(wish.account(), wish.scheme(), wish.points(), wish.partner());
        var end = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        for (var spelling = 0; spelling < SPELLINGS; spelling++) {
            if (table.insert(spelled(wish.account(), name, spelling), terms, end)) {
                return new Made(spelling, end);
            }
        }
        throw new IllegalStateException("no free code among " + SPELLINGS);
    }

    /** The code of an authorisation that was made for this account under this name, in two groups of characters. */
    public String code(AccountId account, String name, int spelling) {
        return spelled(account, name, spelling).shown();
    }

    /** Of the account's own only; throws {@code NOT_FOUND} for all others. */
    public Standing standing(AccountId account, String typed) {
        var stored = RedemptionCode.typed(typed)
                .flatMap(table::find)
                .filter(found -> found.terms().account().equals(account))
                .orElseThrow(() -> ProblemException.notFound("no such authorisation of this account"));
        return stored.used()
                .map(used -> new Standing(State.USED, used.points()))
                .orElseGet(() -> new Standing(
                        hasEnded(stored) ? State.EXPIRED : State.OPEN,
                        stored.terms().points()));
    }

    /** What a partner wants to do with somebody's points. */
    record Use(OperationId operation, SchemeId scheme, PartnerId partner, long points) {}

    /** Whose points they are. Joins the caller's transaction, in which the operation is left for the ledger. */
    AccountId use(String typed, Use use, Caller caller) {
        guesses.requireFew(caller.client());
        var code = RedemptionCode.typed(typed).orElseThrow(PointsAuthorisations::unknown);
        var stored = table.lock(code)
                .filter(found -> found.terms().scheme().equals(use.scheme()))
                .filter(found ->
                        found.terms().partner().map(use.partner()::equals).orElse(true))
                .orElseThrow(PointsAuthorisations::unknown);
        if (stored.used().isPresent()) {
            if (stored.used().get().operation().equals(use.operation())) {
                return stored.terms().account();
            }
            throw refused(ProblemCode.AUTHORISATION_USED);
        }
        if (hasEnded(stored)) {
            throw refused(ProblemCode.AUTHORISATION_EXPIRED);
        }
        if (use.points() > stored.terms().points()) {
            throw refused(ProblemCode.AUTHORISATION_EXCEEDED);
        }
        table.use(code, new AuthorisationTable.Used(use.operation(), use.points()));
        return stored.terms().account();
    }

    /** Some schemes give points to nobody without the citizen's leave. */
    void requireNone(SchemeId scheme) {
        if (demanding.contains(scheme)) {
            throw refused(ProblemCode.AUTHORISATION_REQUIRED);
        }
    }

    private boolean hasEnded(AuthorisationTable.Stored stored) {
        return !clock.instant().isBefore(stored.expiresAt());
    }

    private RedemptionCode spelled(AccountId account, String name, int spelling) {
        return RedemptionCode.of(
                hash.of("credit.authorisation.code", account.value(), name, Integer.toString(spelling)));
    }

    private static ProblemException unknown() {
        return refused(ProblemCode.AUTHORISATION_UNKNOWN);
    }

    private static ProblemException refused(ProblemCode code) {
        return new ProblemException(code, code.title());
    }
}
