package org.countersign.gateway.issuance;

import java.util.HashMap;
import java.util.Map;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.privacy.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens what a certificate says of its holder. Whoever calls it has a reason to show it, or shows it to nobody. */
@Component
public final class CertificateFields {
    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    CertificateFields(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** Canonical values by field name; an optional field that was left empty has no entry. Empty for a certificate that is not stored. */
    public Map<String, String> of(CertificateId id) {
        var fields = new HashMap<String, String>();
        jdbc.sql(
                        "select unnest(names) as name, unnest(sealed) as sealed from certificate_fields where certificate = :id")
                .param("id", id.value())
                .query(row -> {
                    var name = row.getString("name");
                    fields.put(name, cipher.openText(CertificateTable.fieldCell(id, name), row.getBytes("sealed")));
                });
        return fields;
    }
}
