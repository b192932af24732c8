package org.countersign.holder;

import java.time.Instant;
import java.util.Set;
import org.countersign.format.TypeCode;
import org.countersign.format.trust.Showing;

/** What a counter asks for: a certificate of one of these types, good at this time, shown at least this way. */
public record PassRequest(Set<TypeCode> types, Showing showing, Instant time) {
    public PassRequest {
        types = Set.copyOf(types);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a request names at least one type");
        }
    }

    boolean canBeMetBy(HeldCertificate held) {
        return showing == Showing.STATIC || held.holder().isPresent();
    }
}
