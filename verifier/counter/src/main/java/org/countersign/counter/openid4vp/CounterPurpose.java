package org.countersign.counter.openid4vp;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.format.Names;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;

/**
 * Why a counter asks, and the least that it needs for that.
 *
 * @param text what the holder and the clerk read, and the receipt records
 * @param sets which credentials will do; without any, all are needed
 */
public record CounterPurpose(String id, Names text, List<CredentialQuery> credentials, List<CredentialSet> sets) {
    private static final int MAX_CREDENTIALS = 8;

    public CounterPurpose {
        credentials = List.copyOf(credentials);
        sets = List.copyOf(sets);
        CredentialQuery.requireId(id);
        if (credentials.isEmpty() || credentials.size() > MAX_CREDENTIALS) {
            throw new IllegalArgumentException("a purpose needs 1 to " + MAX_CREDENTIALS + " credentials");
        }
        if (credentials.stream().map(CredentialQuery::id).distinct().count() < credentials.size()) {
            throw new IllegalArgumentException("two credential queries have the same id");
        }
        if (!sets.isEmpty() && !named(sets).equals(ids(credentials))) {
            throw new IllegalArgumentException("credential sets name every credential query and nothing else");
        }
        if (!sets.isEmpty() && sets.stream().noneMatch(CredentialSet::required)) {
            throw new IllegalArgumentException("one credential set is required, or nothing would have to be shown");
        }
    }

    /** The query in the Digital Credentials Query Language. */
    public JsonObject dcql(String vctBase) {
        JsonObject.Builder query =
                JsonObject.builder().put("credentials", JsonArray.of(credentials, each -> each.dcql(vctBase)));
        if (!sets.isEmpty()) {
            query.put("credential_sets", JsonArray.of(sets, CredentialSet::dcql));
        }
        return query.build();
    }

    /** Section 6.4.2: everything that is needed was answered, and nothing beyond a whole option. */
    boolean isMetBy(Set<String> answered) {
        if (sets.isEmpty()) {
            return answered.equals(ids(credentials));
        }
        Set<String> met = new HashSet<>();
        for (CredentialSet set : sets) {
            Set<String> of = set.met(answered);
            if (set.required() && of.isEmpty()) {
                return false;
            }
            met.addAll(of);
        }
        return met.equals(answered);
    }

    Optional<CredentialQuery> query(String queryId) {
        return credentials.stream().filter(query -> query.id().equals(queryId)).findFirst();
    }

    private static Set<String> ids(List<CredentialQuery> credentials) {
        return credentials.stream().map(CredentialQuery::id).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> named(List<CredentialSet> sets) {
        return sets.stream()
                .flatMap(set -> set.options().stream())
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
