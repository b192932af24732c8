package org.countersign.gateway.issuance.copies;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.Kid;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.privacy.Cell;
import org.countersign.gateway.privacy.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Further copies in the database. What their holder receives is sealed before it reaches a statement. */
@Component
final class CopyTable {
    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    CopyTable(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Joins the caller's transaction. */
    void insert(CopyId id, CertificateId certificate, Kid key, List<SignedCopy> copies) {
        jdbc.sql("""
                        insert into certificate_copies (id, certificate, key, state, created_at)
                        values (:id, :certificate, :key, 'PENDING', :now)
                        """)
                .param("id", id.value())
                .param("certificate", certificate.value())
                .param("key", key.hex())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var sealed = new byte[copies.size()][];
        for (var number = 0; number < sealed.length; number++) {
            sealed[number] = cipher.seal(cell(id, number), copies.get(number).text());
        }
        jdbc.sql("""
                        insert into certificate_copy (copies, number, form, list, index, sealed_by, sealed, hash, holder)
                        select :copies, number - 1, form, list, index, :sealedBy, sealed, hash, holder
                        from unnest(:forms::text[], :lists::integer[], :indexes::integer[], :sealed::bytea[], :hashes::bytea[], :holders::bytea[])
                             with ordinality as copy (form, list, index, sealed, hash, holder, number)
                        """)
                .param("copies", id.value())
                .param(
                        "forms",
                        copies.stream().map(copy -> copy.form().code().value()).toArray(String[]::new))
                .param(
                        "lists",
                        copies.stream().map(copy -> copy.place().list().value()).toArray(Integer[]::new))
                .param(
                        "indexes",
                        copies.stream()
                                .map(copy -> copy.place().index().value())
                                .toArray(Integer[]::new))
                .param("sealedBy", cipher.keyId())
                .param("sealed", sealed)
                .param(
                        "hashes",
                        copies.stream()
                                .map(copy -> copy.hash().value().toArray())
                                .toArray(byte[][]::new))
                .param(
                        "holders",
                        copies.stream()
                                .map(copy -> copy.holder()
                                        .map(digest -> digest.value().toArray())
                                        .orElse(null))
                                .toArray(byte[][]::new))
                .update();
    }

    /** The certificate of the copy that was made last for the key, unless the chain refused it. */
    Optional<CertificateId> certificateOf(Digest holder) {
        return jdbc.sql("""
                        select certificate from certificate_copy join certificate_copies made on made.id = copies
                        where holder = :holder and state <> 'REFUSED' order by created_at desc, made.id desc limit 1
                        """)
                .param("holder", holder.value().toArray())
                .query((row, _) -> new CertificateId(row.getString("certificate")))
                .optional();
    }

    /** What the issuer signed, of each further copy of a certificate. */
    List<Digest> hashes(CertificateId certificate) {
        return jdbc.sql("""
                        select hash from certificate_copy join certificate_copies made on made.id = copies
                        where certificate = :certificate and hash is not null
                        """)
                .param("certificate", certificate.value())
                .query((row, _) -> new Digest(Bytes.of(row.getBytes("hash"))))
                .list();
    }

    /** How many copies a certificate has besides the first, without those that the chain refused. */
    int countOf(CertificateId certificate) {
        return jdbc.sql("""
                        select count(*) from certificate_copies made join certificate_copy on copies = made.id
                        where certificate = :certificate and state <> 'REFUSED'
                        """)
                .param("certificate", certificate.value())
                .query(Integer.class)
                .single();
    }

    Optional<CertificateId> certificateOf(CopyId id) {
        return jdbc.sql("select certificate from certificate_copies where id = :id")
                .param("id", id.value())
                .query((row, _) -> new CertificateId(row.getString("certificate")))
                .optional();
    }

    /** What the holder receives, in the order of the wishes. Only for copies that are registered. */
    List<String> open(CopyId id) {
        return jdbc.sql("select number, sealed from certificate_copy where copies = :id order by number")
                .param("id", id.value())
                .query((row, _) -> cipher.openText(cell(id, row.getInt("number")), row.getBytes("sealed")))
                .list();
    }

    private static Cell cell(CopyId id, int number) {
        return new Cell("certificate_copy", "sealed", id + "/" + number);
    }
}
