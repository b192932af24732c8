package org.countersign.gateway.issuance.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.gateway.issuance.CertificateIds;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.privacy.BlindIndex;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes a file in, part by part, without holding a transaction while it arrives.
 *
 * <p>Order of writes: (1) the import as UPLOADING; (2) each part; (3) RUNNING, with the hash of it all. Whatever happens before (3) leaves something that nobody works
 * on and that is swept away later; after (3) the file is safe and will be worked through.
 */
@Component
final class TakeFile {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ImportTable table;
    private final BlindIndex index;
    private final CertificateIds ids;
    private final ImportProperties limits;

    TakeFile(ImportTable table, BlindIndex index, CertificateIds ids, ImportProperties limits) {
        this.table = table;
        this.index = index;
        this.ids = ids;
        this.limits = limits;
    }

    /** The import of this file: a new one, or the one that took the same content before. */
    ImportRow take(CertificateType type, String name, InputStream body) throws IOException {
        var id = ids.next();
        var sha256 = sha256();
        var first = body.readNBytes(StoredFile.PART_BYTES);
        var headerRecord = header(first);
        table.begin(id, type.code(), name, headerOf(type, headerRecord), headerRecord);
        try {
            var size = store(id, first, body, sha256);
            var contentKey =
                    index.of("import." + type.code(), List.of(HexFormat.of().formatHex(sha256.digest())));
            return runOnce(id, contentKey, size);
        } finally {
            table.forgetUpload(id); // Does nothing to one that runs.
        }
    }

    private long store(UUID id, byte[] first, InputStream body, MessageDigest sha256) throws IOException {
        var size = 0L;
        var lines = 0;
        var number = 0;
        for (var part = first; part.length > 0; part = body.readNBytes(StoredFile.PART_BYTES)) {
            size += part.length;
            lines += lineFeeds(part);
            if (size > limits.maxSize().toBytes() || lines > limits.maxLines()) {
                throw new ProblemException(
                        ProblemCode.TOO_LARGE,
                        "a file has at most %d bytes and %d lines"
                                .formatted(limits.maxSize().toBytes(), limits.maxLines()));
            }
            sha256.update(part);
            table.addPart(id, number, Bytes.of(part));
            number++;
        }
        return size;
    }

    private ImportRow runOnce(UUID id, Digest contentKey, long size) {
        var known = table.find(contentKey);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            table.run(id, contentKey, size);
        } catch (DuplicateKeyException e) {
            // The same file arrived twice at the same time: the other one runs.
            return table.find(contentKey).orElseThrow(() -> e);
        }
        return table.find(id).orElseThrow(() -> new IllegalStateException("import %s vanished".formatted(id)));
    }

    private static RawRecord header(byte[] first) throws IOException {
        var start = hasByteOrderMark(first) ? BYTE_ORDER_MARK.length : 0;
        var input = new ByteArrayInputStream(first, start, first.length - start);
        return new RecordReader(input, start, 1)
                .next()
                .orElseGet(() -> new RawRecord(Bytes.of(new byte[0]), 1, start, 1, RawRecord.Form.UNTERMINATED));
    }

    private static Header headerOf(CertificateType type, RawRecord record) {
        return switch (RecordFields.read(record)) {
            case RecordFields.Result.Values(var values) ->
                Header.read(type, values)
                        .orElseThrow(() -> wrongHeader(type, "the first line is not a header of this type"));
            case RecordFields.Result.Unreadable(var fault) ->
                throw wrongHeader(
                        type, RowFault.reasonOf(fault.name()).orElseThrow().en());
        };
    }

    private static ProblemException wrongHeader(CertificateType type, String detail) {
        return ProblemException.invalid("", "WRONG_HEADER", detail)
                .with("expectedHeader", Header.expected(type))
                .with("optionalColumns", Header.optional(type));
    }

    private static boolean hasByteOrderMark(byte[] first) {
        return first.length >= BYTE_ORDER_MARK.length
                && first[0] == BYTE_ORDER_MARK[0]
                && first[1] == BYTE_ORDER_MARK[1]
                && first[2] == BYTE_ORDER_MARK[2];
    }

    private static int lineFeeds(byte[] part) {
        var count = 0;
        for (var b : part) {
            if (b == '\n') {
                count++;
            }
        }
        return count;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
