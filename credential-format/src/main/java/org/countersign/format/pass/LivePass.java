package org.countersign.format.pass;

import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.Signer;

/** A counter pass and the holder's word that it is shown now: COSE_Sign1 by the holder's key, the pass in {@code kcwt}. */
public record LivePass(Bytes message) {
    /** Signs the showing of a pass. The holder's own doing, offline; refuses what is no pass. */
    public static LivePass present(Bytes passMessage, LiveShowing showing, Signer holder) throws FormatException {
        UnverifiedPass.ofMessage(passMessage);
        return new LivePass(
                CoseSign1.signAsHolder(showing.encode(), passMessage, holder).message());
    }

    /** What goes into the QR code: of the same alphabet as a static pass, told apart by its header. */
    public String text() {
        return ShownText.of(message);
    }
}
