package org.countersign.format.pass;

import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.Sha256;

/** A signed counter pass, ready to be shown. */
public record SignedPass(Bytes message) {
    /** What goes into the QR code: upper-case alphanumeric text, never a URL. */
    public String text() {
        return ShownText.of(message);
    }

    /** What goes onto the ledger. */
    public Digest digest(Sha256 sha256) {
        return sha256.digest(message);
    }
}
