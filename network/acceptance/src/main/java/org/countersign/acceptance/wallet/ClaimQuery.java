package org.countersign.acceptance.wallet;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.acceptance.story.Failure;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.holder.CredentialOffer;

/**
 * One claim that a verifier asks for (OpenID4VP 1.0, section 6.3).
 *
 * @param values in JSON; the claim must have one of them, or any where there are none
 */
record ClaimQuery(ClaimPath path, List<String> values) {
    ClaimQuery {
        values = List.copyOf(values);
    }

    /** Section 6.4.1: all claims of a credential query, or its sets in the verifier's order of preference. */
    static List<List<ClaimQuery>> sets(JsonObject credentialQuery) {
        JsonValue claims = credentialQuery.get("claims");
        if (claims == null) {
            return List.of(List.of());
        }
        List<ClaimQuery> all = new ArrayList<>();
        Map<String, ClaimQuery> named = new LinkedHashMap<>();
        for (JsonValue each : claims.asArray()) {
            ClaimQuery claim = of(each.asObject());
            all.add(claim);
            named.put(each.asObject().getString("id", ""), claim);
        }
        JsonValue sets = credentialQuery.get("claim_sets");
        if (sets == null) {
            return List.of(all);
        }
        return sets.asArray().values().stream()
                .map(set -> set.asArray().values().stream()
                        .map(id -> find(named, id.asString()))
                        .toList())
                .toList();
    }

    /** What would be disclosed, with one of the wanted values. */
    boolean isMetBy(CredentialOffer offer) {
        return path.in(offer.seen())
                .filter(value -> values.isEmpty() || values.contains(JsonWriter.canonical(value)))
                .isPresent();
    }

    private static ClaimQuery of(JsonObject claim) {
        ClaimPath path = ClaimPath.ROOT;
        for (JsonValue element : claim.get("path").asArray()) {
            path = element.isString() ? path.member(element.asString()) : path.index(element.asInt());
        }
        JsonValue values = claim.get("values");
        JsonArray wanted = values == null ? new JsonArray() : values.asArray();
        return new ClaimQuery(
                path, wanted.values().stream().map(JsonValue::toString).toList());
    }

    private static ClaimQuery find(Map<String, ClaimQuery> named, String id) {
        ClaimQuery found = named.get(id);
        if (found == null) {
            throw new Failure("a set of claims names " + id + ", which is not asked for");
        }
        return found;
    }
}
