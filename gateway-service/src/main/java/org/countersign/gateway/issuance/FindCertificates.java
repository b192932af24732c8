package org.countersign.gateway.issuance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.FieldCheck;
import org.countersign.gateway.issuance.types.FieldResult;
import org.springframework.stereotype.Component;

/** Finds certificates by what identifies them. Only keyed hashes are looked for: nothing personal stands in a statement, an index or a log. */
@Component
public final class FindCertificates {
    private static final int MOST = 50;

    private final CertificateRows rows;
    private final BusinessKeys keys;

    FindCertificates(CertificateRows rows, BusinessKeys keys) {
        this.rows = rows;
        this.keys = keys;
    }

    /** Those of whoever has this number (公民身份号码), of all types and in every state; the one issued last comes first. */
    public List<CertificateId> ofHolder(String number) {
        return rows.ofHolder(keys.ofHolder(number), MOST);
    }

    /** The certificate of this type with these identity fields. Values that the type would not take find nothing. */
    public Optional<CertificateId> document(CertificateType type, Map<String, String> identity) {
        var canonical = new HashMap<String, String>();
        for (var name : type.identity()) {
            var field = type.field(name).orElseThrow();
            if (FieldCheck.check(field, identity.getOrDefault(name, "")) instanceof FieldResult.Accepted(var value)) {
                canonical.put(name, value);
            } else {
                return Optional.empty();
            }
        }
        return rows.ofDocument(keys.of(type, canonical));
    }
}
