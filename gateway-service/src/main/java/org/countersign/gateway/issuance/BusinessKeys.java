package org.countersign.gateway.issuance;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.countersign.format.Digest;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.FieldKind;
import org.countersign.gateway.privacy.BlindIndex;
import org.springframework.stereotype.Component;

/** Tells whether two certificates are the same document (same type, same identity fields), and whether they are of the same person. */
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

    /** Whose certificate it is: of each citizen's number among the identity fields. */
    List<Digest> holders(CertificateType type, Map<String, String> fields) {
        return citizens(type, fields).stream().map(this::ofHolder).toList();
    }

    /** The citizens' numbers among the identity fields. */
    List<String> citizens(CertificateType type, Map<String, String> fields) {
        return type.identity().stream()
                .filter(name -> type.field(name)
                        .filter(field -> field.kind() instanceof FieldKind.IdNumber(var scheme)
                                && scheme == FieldKind.Scheme.CITIZEN)
                        .isPresent())
                .map(name -> Objects.requireNonNull(fields.get(name), "identity fields are required fields"))
                .toList();
    }

    /** The same number gives the same value in certificates of all types. */
    Digest ofHolder(String number) {
        return index.of("certificate.holder", List.of(number));
    }
}
