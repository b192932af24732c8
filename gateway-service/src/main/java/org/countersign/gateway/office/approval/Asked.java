package org.countersign.gateway.office.approval;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an officer asked for, as it is sealed: the values of a new certificate, or what is different in one that replaces another. */
public record Asked(
        Map<String, String> fields,
        @Nullable String validFrom,
        @Nullable String validUntil) {
    public Asked {
        fields = Map.copyOf(fields);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Asked";
    }
}
