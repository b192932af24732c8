package org.countersign.chaincode.state;

import java.nio.charset.StandardCharsets;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.Sha256;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.RequestItem;

/** The content of an item, by the SHA-256 of its canonical JSON: two items with one digest ask for the same. */
public final class ContentDigests {
    private final Sha256 sha256;

    public ContentDigests(Sha256 sha256) {
        this.sha256 = sha256;
    }

    public Digest of(RequestItem item) {
        return sha256.digest(Bytes.of(RequestCodec.write(item).getBytes(StandardCharsets.UTF_8)));
    }
}
