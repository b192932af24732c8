package org.countersign.gateway.issuance.reissue;

import java.util.Map;
import java.util.Optional;

/**
 * What the successor says differently.
 *
 * @param fields by the names of the type's schema; what is not named stays, and a blank value takes an optional field away
 * @param validFrom the first valid day, {@code yyyy-MM-dd}; the predecessor's when absent
 * @param validUntil the last valid day; the predecessor's when absent
 */
public record Correction(Map<String, String> fields, Optional<String> validFrom, Optional<String> validUntil) {
    /** The same words and days on another certificate: for copies that were lost or seen by others. */
    public static final Correction NONE = new Correction(Map.of(), Optional.empty(), Optional.empty());

    public Correction {
        fields = Map.copyOf(fields);
    }

    /** Whether the successor says the same: then nobody has to agree, whatever the type demands. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Correction";
    }
}
