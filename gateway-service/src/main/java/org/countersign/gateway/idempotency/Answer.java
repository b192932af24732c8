package org.countersign.gateway.idempotency;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * What the work answers.
 *
 * @param status 2xx; an error is thrown instead, and then nothing is kept
 * @param body written as JSON once, and replayed byte for byte
 * @param isFinal false when a later {@link Idempotency#conclude} may replace the answer by the outcome
 */
public record Answer(HttpStatusCode status, Object body, boolean isFinal) {

    /** 202, and that is the answer for ever. */
    public static Answer accepted(Object body) {
        return new Answer(HttpStatus.ACCEPTED, body, true);
    }

    /** 202 for now; the outcome may follow. */
    public static Answer pending(Object body) {
        return new Answer(HttpStatus.ACCEPTED, body, false);
    }
}
