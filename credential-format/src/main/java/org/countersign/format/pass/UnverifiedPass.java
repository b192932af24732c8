package org.countersign.format.pass;

import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.cose.CoseRules;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;

/** A scanned pass that parsed and that nobody has verified. It gives away nothing but the key id it claims. */
public final class UnverifiedPass {
    /** About five times the largest pass that still prints well. */
    public static final int MAX_MESSAGE_BYTES = ShownText.MAX_MESSAGE_BYTES;

    private final CoseSign1 message;
    private final Kid claimedKid;

    private UnverifiedPass(CoseSign1 message, Kid claimedKid) {
        this.message = message;
        this.claimedKid = claimedKid;
    }

    /** Exactly the text of the QR code of a static showing; what a scanner adds around it is the caller's to remove. */
    public static UnverifiedPass parse(String text) throws FormatException {
        return of(ShownText.parse(text));
    }

    /** The same from the bytes, as a wallet keeps them. */
    public static UnverifiedPass ofMessage(Bytes message) throws FormatException {
        if (message.length() > MAX_MESSAGE_BYTES) {
            throw new FormatException(FormatCode.PASS_TOO_LONG, "a message of " + message.length() + " bytes");
        }
        return of(CoseSign1.parse(message, CoseRules.COUNTERSIGN));
    }

    static UnverifiedPass of(CoseSign1 message) throws FormatException {
        if (message.claimedType().isPresent() || message.claimedKcwt().isPresent()) {
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
