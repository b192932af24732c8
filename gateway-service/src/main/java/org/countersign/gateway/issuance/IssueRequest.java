package org.countersign.gateway.issuance;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A wish for one certificate.
 *
 * @param fields by the names of the type's schema; every value is a JSON string
 * @param validFrom the first valid day, {@code yyyy-MM-dd}; today when absent
 * @param validUntil the last valid day; what the type says when absent
 */
record IssueRequest(
        @NotNull @Size(max = 64) String type,
        @NotNull @Size(max = 64) Map<String, JsonNode> fields,
        @Nullable @Size(max = 40) String validFrom,
        @Nullable @Size(max = 40) String validUntil) {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "IssueRequest";
    }
}
