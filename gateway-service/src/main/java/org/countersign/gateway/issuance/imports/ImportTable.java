package org.countersign.gateway.issuance.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.TypeCode;
import org.countersign.gateway.privacy.Cell;
import org.countersign.gateway.privacy.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL on imports and their files. A file's name and content are sealed: both may name people. */
@Component
final class ImportTable {
    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    ImportTable(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    void begin(UUID id, TypeCode type, String name, Header header, RawRecord headerRecord) {
        jdbc.sql("""
                        insert into import (id, type, state, sealed_name, headings, next_byte, next_line, created_at)
                        values (:id, :type, 'UPLOADING', :name, :headings::text[], :nextByte, :nextLine, :now)
                        """)
                .param("id", id)
                .param("type", type.value())
                .param("name", cipher.seal(new Cell("import", "sealed_name", id.toString()), name))
                .param("headings", header.headings().toArray(String[]::new))
                .param("nextByte", headerRecord.nextByte())
                .param("nextLine", headerRecord.nextLine())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void addPart(UUID id, int number, Bytes content) {
        jdbc.sql("insert into import_part (import, number, sealed) values (:id, :number, :sealed)")
                .param("id", id)
                .param("number", number)
                .param("sealed", cipher.seal(partCell(id, number), content).toArray())
                .update();
    }

    Optional<Bytes> part(UUID id, int number) {
        return jdbc.sql("select sealed from import_part where import = :id and number = :number")
                .param("id", id)
                .param("number", number)
                .query((row, _) -> cipher.open(partCell(id, number), Bytes.of(row.getBytes("sealed"))))
                .optional();
    }

    /** Makes a whole upload visible; throws DuplicateKeyException when the same file is here already. */
    void run(UUID id, Digest contentKey, long bytes) {
        jdbc.sql(
                        "update import set state = 'RUNNING', content_key = :key, bytes = :bytes where id = :id and state = 'UPLOADING'")
                .param("key", contentKey.value().toArray())
                .param("bytes", bytes)
                .param("id", id)
                .update();
    }

    void forgetUpload(UUID id) {
        jdbc.sql("delete from import where id = :id and state = 'UPLOADING'")
                .param("id", id)
                .update();
    }

    void forgetUploadsOlderThan(Duration age) {
        jdbc.sql("delete from import where state = 'UPLOADING' and created_at < :limit")
                .param("limit", clock.instant().minus(age).atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<ImportRow> find(UUID id) {
        return jdbc.sql("select " + ImportRow.COLUMNS + " from import where id = :id and state <> 'UPLOADING'")
                .param("id", id)
                .query((row, _) -> ImportRow.read(row))
                .optional();
    }

    Optional<ImportRow> find(Digest contentKey) {
        return jdbc.sql("select " + ImportRow.COLUMNS + " from import where content_key = :key")
                .param("key", contentKey.value().toArray())
                .query((row, _) -> ImportRow.read(row))
                .optional();
    }

    /** Those that were taken whole; the latest first. */
    List<ImportRow> recent(int limit) {
        return jdbc.sql("select " + ImportRow.COLUMNS
                        + " from import where state <> 'UPLOADING' order by created_at desc, id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> ImportRow.read(row))
                .list();
    }

    List<UUID> running() {
        return jdbc.sql("select id from import where state = 'RUNNING' order by created_at, id")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Takes the import's lock and moves its cursor, if it still stands where the chunk began. */
    boolean advance(ImportRow from, ChunkResult chunk) {
        var moved = jdbc.sql("""
                        update import set next_byte = :nextByte, next_line = :nextLine,
                            rows = rows + :accepted + :refused + :duplicates,
                            accepted = accepted + :accepted, refused = refused + :refused, duplicates = duplicates + :duplicates
                        where id = :id and state = 'RUNNING' and next_byte = :from
                        """)
                .param("nextByte", chunk.nextByte())
                .param("nextLine", chunk.nextLine())
                .param("accepted", chunk.accepted())
                .param("refused", chunk.refused())
                .param("duplicates", chunk.duplicates())
                .param("id", from.id())
                .param("from", from.nextByte())
                .update();
        return moved == 1;
    }

    /** Ends the import and forgets the file: what is kept of it are the certificates and the error list. */
    void finish(UUID id) {
        jdbc.sql("update import set state = 'FINISHED', finished_at = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        jdbc.sql("delete from import_part where import = :id").param("id", id).update();
    }

    private static Cell partCell(UUID id, int number) {
        return new Cell("import_part", "sealed", id + "/" + number);
    }
}
