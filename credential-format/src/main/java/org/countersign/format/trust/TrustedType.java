package org.countersign.format.trust;

import java.time.Duration;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.pass.CounterProfile;

/** A certificate type as a counter needs it. */
public record TrustedType(
        TypeNumber number, TypeCode code, Names name, CounterProfile profile, Showing showing, Duration maxStatusAge) {

    public TrustedType {
        if (maxStatusAge.isNegative() || maxStatusAge.isZero()) {
            throw new IllegalArgumentException("the longest age of a status must be positive");
        }
    }
}
