package org.countersign.format.status;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;

/** DEFLATE in the zlib format (RFC 1950), with a hard limit on what comes out: a kilobyte may claim to be a gigabyte. */
final class Zlib {
    private static final int CHUNK = 8192;

    private Zlib() {}

    static Bytes deflate(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return Bytes.of(out.toByteArray());
        } finally {
            deflater.end();
        }
    }

    static byte[] inflate(Bytes compressed, int maxBytes) throws FormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed.toArray());
            byte[] plain = inflate(inflater, maxBytes);
            if (inflater.getRemaining() > 0) {
                throw new FormatException(FormatCode.STATUS_COMPRESSION, "bytes after the compressed list");
            }
            return plain;
        } catch (DataFormatException e) {
            throw new FormatException(FormatCode.STATUS_COMPRESSION, "not in the zlib format");
        } finally {
            inflater.end();
        }
    }

    private static byte[] inflate(Inflater inflater, int maxBytes) throws DataFormatException, FormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        while (!inflater.finished()) {
            int count = inflater.inflate(chunk);
            if (count == 0 && !inflater.finished()) {
                throw new FormatException(FormatCode.STATUS_COMPRESSION, "the compressed list ends early");
            }
            if (out.size() + count > maxBytes) {
                throw new FormatException(FormatCode.STATUS_TOO_LARGE, "more than " + maxBytes + " bytes");
            }
            out.write(chunk, 0, count);
        }
        return out.toByteArray();
    }
}
