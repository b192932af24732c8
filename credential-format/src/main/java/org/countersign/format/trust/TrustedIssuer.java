package org.countersign.format.trust;

import java.util.List;
import java.util.Set;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;

/** An authority, its keys, and the types that it may issue. */
public record TrustedIssuer(IssuerId id, Names name, List<TrustedKey> keys, Set<TypeCode> types) {
    public TrustedIssuer {
        keys = List.copyOf(keys);
        types = Set.copyOf(types);
    }
}
