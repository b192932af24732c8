package org.countersign.gateway.privacy;

import java.util.List;
import org.countersign.format.Digest;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.keys.SecretKeys;
import org.springframework.stereotype.Component;

/** Keyed hashes for looking up sealed values: equal values give equal hashes, and without the key nothing can be guessed from them. */
@Component
public final class BlindIndex {
    private final KeyedHash hash;

    BlindIndex(SecretKeys keys) {
        this.hash = keys.keyedHash(KeyedHash.Purpose.INDEX);
    }

    /** The values' hash in the index of that name; the same values in another index give another hash. */
    public Digest of(String name, List<String> values) {
        var parts = new String[values.size() + 1];
        parts[0] = name;
        for (var i = 0; i < values.size(); i++) {
            parts[i + 1] = values.get(i);
        }
        return hash.of(parts);
    }
}
