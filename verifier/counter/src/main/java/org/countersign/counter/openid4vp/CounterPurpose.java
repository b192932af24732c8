package org.countersign.counter.openid4vp;

import java.util.List;
import java.util.Optional;
import org.countersign.format.Names;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;

/**
 * Why a counter asks, and the least that it needs for that. All credentials are needed.
 *
 * @param text what the holder and the clerk read, and the receipt records
 */
public record CounterPurpose(String id, Names text, List<CredentialQuery> credentials) {
    private static final int MAX_CREDENTIALS = 8;

    public CounterPurpose {
        credentials = List.copyOf(credentials);
        CredentialQuery.requireId(id);
        if (credentials.isEmpty() || credentials.size() > MAX_CREDENTIALS) {
            throw new IllegalArgumentException("a purpose needs 1 to " + MAX_CREDENTIALS + " credentials");
        }
        if (credentials.stream().map(CredentialQuery::id).distinct().count() < credentials.size()) {
            throw new IllegalArgumentException("two credential queries have the same id");
        }
    }

    /** The query in the Digital Credentials Query Language. */
    public JsonObject dcql(String vctBase) {
        return JsonObject.builder()
                .put("credentials", JsonArray.of(credentials, query -> query.dcql(vctBase)))
                .build();
    }

    Optional<CredentialQuery> query(String queryId) {
        return credentials.stream().filter(query -> query.id().equals(queryId)).findFirst();
    }
}
