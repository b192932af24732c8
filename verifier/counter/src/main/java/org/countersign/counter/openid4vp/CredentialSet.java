package org.countersign.counter.openid4vp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;

/**
 * Several ways to meet a purpose (OpenID4VP 1.0, section 6.2).
 *
 * @param options ids of credential queries that belong together, the best first
 * @param required whether the purpose fails without it
 */
public record CredentialSet(List<List<String>> options, boolean required) {
    private static final int MAX_OPTIONS = 16;

    public CredentialSet {
        options = options.stream().map(List::copyOf).toList();
        if (options.isEmpty() || options.size() > MAX_OPTIONS) {
            throw new IllegalArgumentException("a credential set has 1 to " + MAX_OPTIONS + " options");
        }
        for (List<String> option : options) {
            if (option.isEmpty() || new HashSet<>(option).size() < option.size()) {
                throw new IllegalArgumentException("an option names credential queries, each once");
            }
        }
    }

    /** The queries of all options that were answered in full; empty when none was. */
    Set<String> met(Set<String> answered) {
        Set<String> met = new HashSet<>();
        options.stream().filter(answered::containsAll).forEach(met::addAll);
        return met;
    }

    JsonObject dcql() {
        JsonObject.Builder set = JsonObject.builder()
                .put("options", JsonArray.of(options, option -> JsonArray.of(option, JsonText::new)));
        if (!required) {
            set.put("required", false);
        }
        return set.build();
    }
}
