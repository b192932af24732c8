package org.countersign.acceptance.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.countersign.acceptance.http.IdempotencyKey;

/** Tells the requests of one run from those of all others. */
record RunLabel(String value) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    static RunLabel at(Instant start) {
        return new RunLabel("demo-" + STAMP.format(start));
    }

    /** The same name gives the same key: that is what makes a request a repetition. */
    IdempotencyKey key(String name) {
        return new IdempotencyKey(id(name));
    }

    String id(String name) {
        return value + "-" + name;
    }
}
