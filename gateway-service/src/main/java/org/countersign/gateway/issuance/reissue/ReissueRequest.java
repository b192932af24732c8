package org.countersign.gateway.issuance.reissue;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a successor.
 *
 * @param fields what it says differently, by the names of the type's schema; an empty text takes an optional field away
 * @param validFrom the first valid day, {@code yyyy-MM-dd}; the old one's when absent
 * @param validUntil the last valid day; the old one's when absent
 * @param reason a code such as {@code superseded}, which is taken when absent; it goes on the chain, so never words about a person
 */
record ReissueRequest(
        @Nullable @Size(max = 64) Map<String, String> fields,
        @Nullable @Size(max = 40) String validFrom,
        @Nullable @Size(max = 40) String validUntil,
        @Nullable @Pattern(regexp = "[A-Za-z0-9_.:-]{1,64}") String reason) {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "ReissueRequest";
    }
}
