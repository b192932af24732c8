package org.countersign.acceptance.http;

/** The client-made id of a request: a repetition carries the same. */
public record IdempotencyKey(String value) {
    public IdempotencyKey {
        if (!value.matches("[A-Za-z0-9_.:-]{1,64}")) {
            throw new IllegalArgumentException("an idempotency key is 1..64 of [A-Za-z0-9_.:-]");
        }
    }

    /** As a structured-field string: in quotes. */
    public String header() {
        return '"' + value + '"';
    }
}
