package org.countersign.holder;

import java.time.Instant;
import java.util.Set;
import org.countersign.format.TypeCode;

/** What a counter asks for: a certificate of one of these types, good at this time. */
public record PassRequest(Set<TypeCode> types, Instant time) {
    public PassRequest {
        types = Set.copyOf(types);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a request names at least one type");
        }
    }
}
