package org.countersign.format.pass;

import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.base45.Base45;
import org.countersign.format.cose.CoseRules;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;

/** A scanned pass that parsed and that nobody has verified. It gives away nothing but the key id it claims. */
public final class UnverifiedPass {
    /** About five times the largest pass that still prints well. */
    public static final int MAX_MESSAGE_BYTES = 1024;

    private static final int MAX_TEXT_LENGTH = PassLabels.PREFIX.length() + (MAX_MESSAGE_BYTES + 1) / 2 * 3;

    private final CoseSign1 message;
    private final Kid claimedKid;

    private UnverifiedPass(CoseSign1 message, Kid claimedKid) {
        this.message = message;
        this.claimedKid = claimedKid;
    }

    /** Exactly the text of the QR code; what a scanner adds around it is the caller's to remove. */
    public static UnverifiedPass parse(String text) throws FormatException {
        if (!text.startsWith(PassLabels.PREFIX)) {
            throw new FormatException(FormatCode.PASS_PREFIX, "expected " + PassLabels.PREFIX);
        }
        if (text.length() > MAX_TEXT_LENGTH) {
            throw new FormatException(FormatCode.PASS_TOO_LONG, "a text of " + text.length() + " characters");
        }
        Bytes bytes = Base45.decode(text.substring(PassLabels.PREFIX.length()));
        CoseSign1 message = CoseSign1.parse(bytes, CoseRules.COUNTERSIGN);
        if (message.claimedType().isPresent()) {
            throw new FormatException(FormatCode.PASS_HEADER, "a pass has algorithm and key id in its header, no more");
        }
        return new UnverifiedPass(message, message.requireKid());
    }

    public Kid claimedKid() {
        return claimedKid;
    }

    /** The bytes as scanned: for their hash, never for their content. */
    public Bytes message() {
        return message.message();
    }

    /** Signature first, then content: {@code COSE_SIGNATURE} says forged, {@code PASS_CLAIMS} and CBOR codes say odd. */
    public VerifiedPass verify(VerificationKey key, SignatureCheck check) throws FormatException {
        PassContent content = PassContent.decode(message.verify(key, check));
        return new VerifiedPass(claimedKid, message.message(), content);
    }
}
