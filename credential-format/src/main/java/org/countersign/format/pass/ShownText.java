package org.countersign.format.pass;

import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.base45.Base45;
import org.countersign.format.cose.CoseRules;
import org.countersign.format.cose.CoseSign1;

/** Between a COSE_Sign1 message and the text of its QR code. */
final class ShownText {
    static final int MAX_MESSAGE_BYTES = 1024;
    private static final int MAX_LENGTH = PassLabels.PREFIX.length() + (MAX_MESSAGE_BYTES + 1) / 2 * 3;

    private ShownText() {}

    static String of(Bytes message) {
        return PassLabels.PREFIX + Base45.encode(message);
    }

    static CoseSign1 parse(String text) throws FormatException {
        if (!text.startsWith(PassLabels.PREFIX)) {
            throw new FormatException(FormatCode.PASS_PREFIX, "expected " + PassLabels.PREFIX);
        }
        if (text.length() > MAX_LENGTH) {
            throw new FormatException(FormatCode.PASS_TOO_LONG, "a text of " + text.length() + " characters");
        }
        Bytes message = Base45.decode(text.substring(PassLabels.PREFIX.length()));
        if (message.length() > MAX_MESSAGE_BYTES) {
            throw new FormatException(FormatCode.PASS_TOO_LONG, "a message of " + message.length() + " bytes");
        }
        return CoseSign1.parse(message, CoseRules.COUNTERSIGN);
    }
}
