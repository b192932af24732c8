package org.countersign.counter.server;

import java.io.IOException;
import org.countersign.counter.desk.DeskException;
import org.countersign.counter.enrolment.EnrolmentRefused;
import org.countersign.format.json.JsonException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How the desks' and the supervisors' addresses say no (RFC 9457). */
@RestControllerAdvice(assignableTypes = {DeskPageController.class, DesksController.class, CheckController.class})
class DeskProblems {
    private static final Logger LOG = LoggerFactory.getLogger(DeskProblems.class);

    @ExceptionHandler
    ResponseEntity<byte[]> refused(DeskRefusal refusal) {
        return problem(refusal.code());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(EnrolmentRefused refusal) {
        return problem(
                switch (refusal.reason()) {
                    case WRONG_CODE -> DeskRefusal.Code.ENROLMENT_CODE;
                    case TOO_MANY_TRIES -> DeskRefusal.Code.TOO_MANY_TRIES;
                    case TOO_MANY_CODES -> DeskRefusal.Code.TOO_MANY_CODES;
                });
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unusable(DeskException unusable) {
        LOG.warn("The desk's folder cannot be used: {}", unusable.problem());
        return problem(DeskRefusal.Code.NO_TRUST);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> broken(IOException broken) {
        LOG.error("The desk's folder cannot be read or written", broken);
        return problem(DeskRefusal.Code.STORE);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(JsonException unreadable) {
        return Replies.invalid(String.valueOf(unreadable.getMessage()));
    }

    private static ResponseEntity<byte[]> problem(DeskRefusal.Code code) {
        return Replies.of(
                code.status(),
                MediaType.APPLICATION_PROBLEM_JSON,
                Replies.problem(code.status(), code.name(), code.detail()));
    }
}
