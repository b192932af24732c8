package org.countersign.gateway.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An error that the caller of the API is to see. Any module may throw it; only this module turns it into a response. The detail says what
 * was expected and what was found, and never holds personal data, tokens or keys.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a 503 that knows no better: nobody is told to come back without being told when. */
    private static final Duration USUAL_RETRY = Duration.ofSeconds(5);

    private final ProblemCode code;
    private final transient List<Violation> violations;
    private final transient Map<String, Object> members;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            ProblemCode code,
            String detail,
            List<Violation> violations,
            Map<String, Object> members,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.violations = List.copyOf(violations);
        this.members = new LinkedHashMap<>(members);
        this.retryAfter = retryAfter;
    }

    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, List.of(), Map.of(), null, null);
    }

    public ProblemException(ProblemCode code, String detail, @Nullable Throwable cause) {
        this(code, detail, List.of(), Map.of(), null, cause);
    }

    /** {@code VALIDATION_FAILED} with its {@code errors[]}. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(
                ProblemCode.VALIDATION_FAILED,
                "%d rule(s) broken".formatted(violations.size()),
                violations,
                Map.of(),
                null,
                null);
    }

    /** {@code VALIDATION_FAILED} with one violation. */
    public static ProblemException invalid(String pointer, String code, String detail) {
        return invalid(List.of(new Violation(pointer, code, detail)));
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(ProblemCode.NOT_FOUND, detail);
    }

    /** {@code TOO_BUSY} with a Retry-After header. */
    public static ProblemException tooBusy(String detail, Duration retryAfter) {
        return new ProblemException(ProblemCode.TOO_BUSY, detail, List.of(), Map.of(), retryAfter, null);
    }

    /** The same problem with a Retry-After header. */
    public ProblemException retryAfter(Duration after) {
        return new ProblemException(code, detail(), violations, members, after, getCause());
    }

    /** A refusal of the ledger under the chain's own code; a code that this release does not know becomes {@code LEDGER_REFUSED}. */
    public static ProblemException refusedByLedger(String chainCode, String detail) {
        return new ProblemException(
                ProblemCode.named(chainCode).orElse(ProblemCode.LEDGER_REFUSED),
                detail,
                List.of(),
                Map.of("ledgerCode", chainCode),
                null,
                null);
    }

    /** The same problem with one more member in its body. */
    public ProblemException with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new ProblemException(code, detail(), violations, more, retryAfter, getCause());
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return Optional.ofNullable(getMessage()).orElse(code.title());
    }

    public List<Violation> violations() {
        return violations;
    }

    Map<String, Object> members() {
        return members;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter)
                .or(() ->
                        code.status() == HttpStatus.SERVICE_UNAVAILABLE ? Optional.of(USUAL_RETRY) : Optional.empty());
    }
}
