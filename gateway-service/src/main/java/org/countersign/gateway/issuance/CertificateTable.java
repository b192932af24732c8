package org.countersign.gateway.issuance;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.privacy.Cell;
import org.countersign.gateway.privacy.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes certificates. Every value of a person is sealed before it reaches a statement. */
@Component
final class CertificateTable {
    private static final String TABLE = "certificate";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    CertificateTable(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Adds certificates whose document was not issued before, and says which those are. Joins the caller's transaction. */
    Set<CertificateId> insert(List<SignedCertificate> certificates, Optional<UUID> importId) {
        var inserted = new HashSet<>(jdbc.sql("""
                        insert into certificate (id, type, issuer, key, state, valid_from, valid_until, business_key, hash, list, index, sealed_by, sealed_pass, import, created_at)
                        select id, type, issuer, key, 'PENDING', valid_from::date, valid_until::date, business_key, hash, list, index, :sealedBy, pass, :import::uuid, :now
                        from unnest(:ids::text[], :types::text[], :issuers::text[], :keys::text[], :from::text[], :until::text[], :businessKeys::bytea[],
                                    :hashes::text[], :lists::integer[], :indexes::integer[], :passes::bytea[])
                             as offered (id, type, issuer, key, valid_from, valid_until, business_key, hash, list, index, pass)
                        order by business_key
                        on conflict (business_key) do nothing
                        returning id
                        """)
                .param("ids", texts(certificates, signed -> signed.id().value()))
                .param(
                        "types",
                        texts(
                                certificates,
                                signed -> signed.certificate().type().code().value()))
                .param(
                        "issuers",
                        texts(
                                certificates,
                                signed -> signed.certificate()
                                        .type()
                                        .authority()
                                        .id()
                                        .value()))
                .param("keys", texts(certificates, signed -> signed.key().hex()))
                .param(
                        "from",
                        texts(
                                certificates,
                                signed -> signed.certificate().validFrom().toString()))
                .param("until", untils(certificates))
                .param(
                        "businessKeys",
                        bytes(certificates, signed -> signed.businessKey().value()))
                .param("hashes", texts(certificates, signed -> signed.hash().hex()))
                .param(
                        "lists",
                        numbers(certificates, signed -> signed.status().list().value()))
                .param(
                        "indexes",
                        numbers(certificates, signed -> signed.status().index().value()))
                .param(
                        "passes",
                        bytes(
                                certificates,
                                signed -> cipher.seal(
                                        passCell(signed.id()), signed.pass().message())))
                .param("sealedBy", cipher.keyId())
                .param("import", importId.map(UUID::toString).orElse(null))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new CertificateId(row.getString("id")))
                .list());
        insertFields(certificates.stream()
                .filter(signed -> inserted.contains(signed.id()))
                .toList());
        jdbc.sql("insert into certificate_pending (certificate) select unnest(:ids::text[])")
                .param("ids", inserted.stream().map(CertificateId::value).toArray(String[]::new))
                .update();
        return inserted;
    }

    /** Which of these documents were issued before, and by which import, if by one. */
    Map<Digest, Optional<UUID>> issued(Collection<Digest> businessKeys) {
        var issued = new HashMap<Digest, Optional<UUID>>();
        jdbc.sql("select business_key, import from certificate where business_key = any(:keys::bytea[])")
                .param(
                        "keys",
                        businessKeys.stream().map(key -> key.value().toArray()).toArray(byte[][]::new))
                .query(row -> {
                    issued.put(
                            new Digest(Bytes.of(row.getBytes("business_key"))),
                            Optional.ofNullable(row.getObject("import", UUID.class)));
                });
        return issued;
    }

    /** Adds whose certificates they are, as keyed hashes. Joins the caller's transaction. */
    void insertHolders(Map<CertificateId, List<Digest>> holders) {
        var ids = new ArrayList<String>();
        var values = new ArrayList<byte[]>();
        holders.forEach((id, digests) -> digests.forEach(digest -> {
            ids.add(id.value());
            values.add(digest.value().toArray());
        }));
        jdbc.sql("""
                        insert into certificate_holder (holder, certificate)
                        select holder, certificate from unnest(:holders::bytea[], :ids::text[]) as offered (holder, certificate)
                        on conflict do nothing
                        """)
                .param("holders", values.toArray(byte[][]::new))
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    static Cell passCell(CertificateId id) {
        return new Cell(TABLE, "sealed_pass", id.value());
    }

    /** What is authenticated with a field. It says a row of a table that stood for each field once; a change would make earlier values unreadable. */
    static Cell fieldCell(CertificateId id, String field) {
        return new Cell("certificate_field", "sealed", id.value() + "/" + field);
    }

    private void insertFields(List<SignedCertificate> certificates) {
        var ids = new ArrayList<String>();
        var names = new ArrayList<String>();
        var values = new ArrayList<byte[]>();
        for (var signed : certificates) {
            signed.certificate().fields().forEach((name, value) -> {
                ids.add(signed.id().value());
                names.add(name);
                values.add(cipher.seal(fieldCell(signed.id(), name), value));
            });
        }
        jdbc.sql("""
                        insert into certificate_fields (certificate, names, sealed)
                        select certificate, array_agg(name), array_agg(sealed)
                        from unnest(:ids::text[], :names::text[], :values::bytea[]) as offered (certificate, name, sealed)
                        group by certificate
                        """)
                .param("ids", ids.toArray(String[]::new))
                .param("names", names.toArray(String[]::new))
                .param("values", values.toArray(byte[][]::new))
                .update();
    }

    private static String[] untils(List<SignedCertificate> certificates) {
        var days = new String[certificates.size()];
        for (var i = 0; i < days.length; i++) {
            var until = certificates.get(i).certificate().validUntil();
            if (until.isPresent()) {
                days[i] = until.get().toString();
            }
        }
        return days;
    }

    private static String[] texts(List<SignedCertificate> certificates, Function<SignedCertificate, String> column) {
        return certificates.stream().map(column).toArray(String[]::new);
    }

    private static Integer[] numbers(
            List<SignedCertificate> certificates, Function<SignedCertificate, Integer> column) {
        return certificates.stream().map(column).toArray(Integer[]::new);
    }

    private static byte[][] bytes(List<SignedCertificate> certificates, Function<SignedCertificate, Bytes> column) {
        return certificates.stream()
                .map(signed -> column.apply(signed).toArray())
                .toArray(byte[][]::new);
    }
}
