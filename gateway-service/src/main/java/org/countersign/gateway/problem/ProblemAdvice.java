package org.countersign.gateway.problem;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The HTTP edge: the one place where exceptions become problems. What is not foreseen is logged with its cause and answered as INTERNAL. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(5);

    private final MeterRegistry metrics;

    ProblemAdvice(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onProblem(ProblemException problem) {
        if (problem.retryAfter().isPresent()) {
            turnedAway(problem.code());
        }
        return Problems.response(problem);
    }

    /** An operator counts the callers who were told to come back. */
    private void turnedAway(ProblemCode code) {
        metrics.counter("countersign.http.refused", "code", code.name()).increment();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onUnreadable(HttpMessageNotReadableException unreadable) {
        return Problems.response(UnreadableBody.explain(unreadable));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onInvalidBody(MethodArgumentNotValidException invalid) {
        return Problems.response(ProblemException.invalid(invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> new Violation(
                        pointer(error.getField()),
                        rule(error.getCode()),
                        Optional.ofNullable(error.getDefaultMessage()).orElse("is not valid")))
                .toList()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onInvalidParameters(HandlerMethodValidationException invalid) {
        return Problems.response(ProblemException.invalid(invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new Violation(
                                "?" + result.getMethodParameter().getParameterName(),
                                rule(Optional.ofNullable(error.getCodes())
                                        .map(codes -> codes[codes.length - 1])
                                        .orElse(null)),
                                Optional.ofNullable(error.getDefaultMessage()).orElse("is not valid"))))
                .toList()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onConstraint(ConstraintViolationException invalid) {
        return Problems.response(ProblemException.invalid(invalid.getConstraintViolations().stream()
                .map(violation -> new Violation(
                        pointer(violation.getPropertyPath().toString()),
                        rule(violation
                                .getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName()),
                        violation.getMessage()))
                .toList()));
    }

    /** The value itself is not repeated: it may be personal. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onParameterOfAnotherKind(MethodArgumentTypeMismatchException mismatch) {
        return Problems.response(ProblemException.invalid(
                "?" + mismatch.getName(), "INVALID", "is not one of the values that are meant"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onDenied(AccessDeniedException denied) {
        return Problems.response(new ProblemException(ProblemCode.FORBIDDEN, ProblemCode.FORBIDDEN.title()));
    }

    /** Whether a commit that got no answer took place is unknown here; under its key the request is safely repeated. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransactionException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> onDatabaseBusy(RuntimeException busy) {
        log.warn("the database does not answer: {}", busy.getClass().getSimpleName());
        turnedAway(ProblemCode.TOO_BUSY);
        return Problems.response(ProblemException.tooBusy("the database does not answer", DATABASE_RETRY));
    }

    /** The client went away while its answer was written; nobody is left to tell. */
    @ExceptionHandler
    void onClientGone(AsyncRequestNotUsableException gone) {
        log.debug("client went away");
    }

    /** HTTP edge. Spring's own errors carry a status; everything else is a fault of ours. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onAnything(Exception thrown) {
        if (thrown instanceof ErrorResponse response) {
            return Problems.response(new ProblemException(
                    ProblemCode.forStatus(response.getStatusCode().value()), detailOf(response)));
        }
        log.error("unforeseen error", thrown);
        return Problems.response(new ProblemException(ProblemCode.INTERNAL, ProblemCode.INTERNAL.title()));
    }

    private static String detailOf(ErrorResponse response) {
        return Optional.ofNullable(response.getBody().getDetail())
                .orElse(ProblemCode.forStatus(response.getStatusCode().value()).title());
    }

    private static String pointer(String path) {
        return "/" + path.replaceAll("\\[(\\d+)\\]", "/$1").replace('.', '/');
    }

    /** {@code NotBlank} becomes {@code NOT_BLANK}. */
    private static String rule(@Nullable String name) {
        return name == null
                ? "INVALID"
                : name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
