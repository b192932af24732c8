package org.countersign.gateway.idempotency;

import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;

/**
 * The client's name for one request. The header is a structured-field string (RFC 9651 §3.3.3): printable ASCII in quotes, with
 * {@code \"} and {@code \\} as the only escapes. A bare token is refused, so that every client writes the one form that the draft names.
 * Take it as a parameter of a controller method; a request without it is answered 400.
 */
public record IdempotencyKey(String value) {
    public static final String HEADER = "Idempotency-Key";
    public static final String DESCRIPTION =
            "the client's name for this request, as a structured-field string in quotes;"
                    + " kept for seven days (configurable), scoped by client and operation; repeating it repeats the first answer";
    static final int MAX_LENGTH = 255;

    public IdempotencyKey {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw malformed();
        }
    }

    /** Strict: exactly one quoted string and nothing else. */
    static IdempotencyKey parse(String header) {
        var text = header.strip();
        if (text.length() < 2 || text.length() > 2 * MAX_LENGTH + 2 || text.charAt(0) != '"') {
            throw malformed();
        }
        var value = new StringBuilder();
        var at = 1;
        for (; at < text.length() && text.charAt(at) != '"'; at++) {
            var character = text.charAt(at);
            if (character == '\\') {
                at++;
                if (at >= text.length() || (text.charAt(at) != '"' && text.charAt(at) != '\\')) {
                    throw malformed();
                }
                character = text.charAt(at);
            }
            if (character < ' ' || character > '~') {
                throw malformed();
            }
            value.append(character);
        }
        if (at != text.length() - 1) {
            throw malformed();
        }
        return new IdempotencyKey(value.toString());
    }

    static ProblemException malformed() {
        return new ProblemException(
                ProblemCode.IDEMPOTENCY_KEY_MISSING,
                "expected one header %s: \"...\" with 1 to %d printable ASCII characters in quotes"
                        .formatted(HEADER, MAX_LENGTH));
    }
}
