package org.countersign.gateway.issuance.types;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** How long certificates of a type last when the officer does not say, and at most. */
public sealed interface Validity {
    /** Ends only when the officer names an end. */
    record Unlimited() implements Validity {}

    record Limited(Period usual, Period longest) implements Validity {}

    /** The last valid day when none was named. */
    default Optional<LocalDate> usualEnd(LocalDate from) {
        return switch (this) {
            case Unlimited _ -> Optional.empty();
            case Limited limited -> Optional.of(from.plus(limited.usual()).minusDays(1));
        };
    }

    default boolean allows(LocalDate from, LocalDate until) {
        return switch (this) {
            case Unlimited _ -> true;
            case Limited limited -> until.isBefore(from.plus(limited.longest()));
        };
    }
}
