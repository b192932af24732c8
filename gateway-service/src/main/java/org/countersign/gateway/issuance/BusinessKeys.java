package org.countersign.gateway.issuance;

import java.util.Map;
import java.util.Objects;
import org.countersign.format.Digest;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.privacy.BlindIndex;
import org.springframework.stereotype.Component;

/** Tells whether two certificates are the same document: same type, same identity fields. */
@Component
final class BusinessKeys {
    private final BlindIndex index;

    BusinessKeys(BlindIndex index) {
        this.index = index;
    }

    Digest of(CertificateType type, Map<String, String> fields) {
        var values = type.identity().stream()
                .map(name -> Objects.requireNonNull(fields.get(name), "identity fields are required fields"))
                .toList();
        return index.of("certificate." + type.code(), values);
    }
}
