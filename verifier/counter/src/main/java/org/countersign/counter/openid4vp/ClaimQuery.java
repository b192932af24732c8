package org.countersign.counter.openid4vp;

import java.util.List;
import java.util.Map;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;

/**
 * One claim that a purpose needs (OpenID4VP 1.0, section 6.3). Claims of our types are texts at the top level, so its path is its name.
 *
 * @param values where not empty, one of these; a claim with another value counts as missing
 */
public record ClaimQuery(String id, String name, List<String> values) {
    private static final int MAX_LENGTH = 200;

    public ClaimQuery {
        values = List.copyOf(values);
        CredentialQuery.requireId(id);
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a claim's name is 1 to " + MAX_LENGTH + " characters");
        }
    }

    /** Section 6.4.1: there, and of a value that was asked for. */
    boolean isIn(Map<String, String> claims) {
        String value = claims.get(name);
        return value != null && (values.isEmpty() || values.contains(value));
    }

    JsonObject dcql() {
        JsonObject.Builder query =
                JsonObject.builder().put("id", id).put("path", new JsonArray(List.of(new JsonText(name))));
        if (!values.isEmpty()) {
            query.put("values", JsonArray.of(values, JsonText::new));
        }
        return query.build();
    }
}
