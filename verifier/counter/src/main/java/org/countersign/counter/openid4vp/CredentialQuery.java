package org.countersign.counter.openid4vp;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.sdjwt.Vct;

/**
 * One certificate that a purpose needs (OpenID4VP 1.0, section 6.1).
 *
 * @param types any of these
 * @param multiple whether several credentials may be shown for it
 * @param claims what has to be disclosed; nothing where it is empty
 * @param claimSets which claims belong together, the best first; where it is empty, all of them
 * @param authorityKeys where not empty, a certificate of the issuer's chain names one of these as the key above it
 *     ({@code aki}, base64url)
 */
public record CredentialQuery(
        String id,
        List<TypeCode> types,
        boolean multiple,
        List<ClaimQuery> claims,
        List<List<String>> claimSets,
        List<String> authorityKeys) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MAX_CLAIMS = 64;

    public CredentialQuery {
        types = List.copyOf(types);
        claims = List.copyOf(claims);
        claimSets = claimSets.stream().map(List::copyOf).toList();
        authorityKeys = List.copyOf(authorityKeys);
        requireId(id);
        require(!types.isEmpty(), "a credential query names at least one type");
        require(claims.size() <= MAX_CLAIMS, "a credential query has at most " + MAX_CLAIMS + " claims");
        Set<String> ids = new HashSet<>();
        for (ClaimQuery claim : claims) {
            require(ids.add(claim.id()), "the claim id " + claim.id() + " is there twice");
        }
        require(claims.isEmpty() ? claimSets.isEmpty() : true, "claim sets need claims");
        for (List<String> set : claimSets) {
            require(!set.isEmpty() && ids.containsAll(set), "a claim set names claims of its query");
        }
    }

    static void requireId(String id) {
        require(ID.matcher(id).matches(), "an id is 1 to 64 of A-Z a-z 0-9 _ -");
    }

    JsonObject dcql(String vctBase) {
        JsonObject.Builder query = JsonObject.builder()
                .put("id", id)
                .put("format", OpenId4Vp.FORMAT)
                .put(
                        "meta",
                        JsonObject.builder()
                                .put(
                                        "vct_values",
                                        JsonArray.of(
                                                types,
                                                type -> new JsonText(
                                                        Vct.of(vctBase, type).value())))
                                .build());
        if (multiple) {
            query.put("multiple", true);
        }
        if (!claims.isEmpty()) {
            query.put("claims", JsonArray.of(claims, ClaimQuery::dcql));
        }
        if (!claimSets.isEmpty()) {
            query.put("claim_sets", JsonArray.of(claimSets, set -> JsonArray.of(set, JsonText::new)));
        }
        if (!authorityKeys.isEmpty()) {
            query.put(
                    "trusted_authorities",
                    new JsonArray(List.of(JsonObject.builder()
                            .put("type", OpenId4Vp.AUTHORITY_KEY)
                            .put("values", JsonArray.of(authorityKeys, JsonText::new))
                            .build())));
        }
        return query.build();
    }

    /** Section 6.4.1: the claims that satisfy the query, by the first set that is there; empty when none is. */
    Optional<List<ClaimQuery>> satisfiedBy(Map<String, String> disclosed) {
        if (claimSets.isEmpty()) {
            return claims.stream().allMatch(claim -> claim.isIn(disclosed)) ? Optional.of(claims) : Optional.empty();
        }
        return claimSets.stream()
                .map(this::named)
                .filter(set -> set.stream().allMatch(claim -> claim.isIn(disclosed)))
                .findFirst();
    }

    private List<ClaimQuery> named(List<String> set) {
        return claims.stream().filter(claim -> set.contains(claim.id())).toList();
    }

    private static void require(boolean met, String rule) {
        if (!met) {
            throw new IllegalArgumentException(rule);
        }
    }
}
