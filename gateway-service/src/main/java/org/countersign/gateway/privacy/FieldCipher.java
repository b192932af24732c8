package org.countersign.gateway.privacy;

import java.nio.charset.StandardCharsets;
import org.countersign.format.Bytes;
import org.countersign.gateway.keys.EncryptionKey;
import org.countersign.gateway.keys.SecretKeys;
import org.springframework.stereotype.Component;

/** Seals values for the database with AES-256-GCM; table, column, row and key are authenticated with each. */
@Component
public final class FieldCipher {
    private static final String SEPARATOR = "\u0000";

    private final EncryptionKey key;

    FieldCipher(SecretKeys keys) {
        this.key = keys.fieldEncryption();
    }

    /** The id of the key that seals now; stored with the row. */
    public String keyId() {
        return key.id();
    }

    public byte[] seal(Cell cell, String value) {
        return seal(cell, Bytes.of(value.getBytes(StandardCharsets.UTF_8))).toArray();
    }

    public Bytes seal(Cell cell, Bytes value) {
        return key.seal(value, associated(cell));
    }

    public String openText(Cell cell, byte[] sealed) {
        return new String(open(cell, Bytes.of(sealed)).toArray(), StandardCharsets.UTF_8);
    }

    public Bytes open(Cell cell, Bytes sealed) {
        return key.open(sealed, associated(cell));
    }

    private Bytes associated(Cell cell) {
        var text = String.join(SEPARATOR, cell.table(), cell.column(), cell.row(), key.id());
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
