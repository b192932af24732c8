package org.countersign.gateway.idempotency;

import org.countersign.gateway.keys.KeyedHash;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A keyed hash of the payload's JSON with sorted members: payloads hold names and numbers that could be guessed from a plain hash. */
final class Fingerprints {
    private final KeyedHash hash;
    private final JsonMapper canonical;

    Fingerprints(KeyedHash hash, JsonMapper json) {
        this.hash = hash;
        this.canonical = json.rebuild()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }

    String of(Object payload) {
        return hash.of(canonical.writeValueAsString(payload)).hex();
    }
}
