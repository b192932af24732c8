package org.countersign.format.pass;

import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;

/**
 * A scanned live pass that parsed and that nobody has verified. First the pass inside is verified under the issuer's key;
 * only then its {@code cnf} says whose key must have signed the showing.
 */
public final class UnverifiedLivePass {
    private final CoseSign1 message;
    private final UnverifiedPass pass;

    private UnverifiedLivePass(CoseSign1 message, UnverifiedPass pass) {
        this.message = message;
        this.pass = pass;
    }

    /** Exactly the text of the QR code of a live showing. */
    public static UnverifiedLivePass parse(String text) throws FormatException {
        return of(ShownText.parse(text));
    }

    static UnverifiedLivePass of(CoseSign1 message) throws FormatException {
        Optional<Bytes> inside = message.claimedKcwt();
        if (inside.isEmpty()) {
            throw new FormatException(FormatCode.PASS_HEADER, "a live pass has the pass in its header");
        }
        return new UnverifiedLivePass(message, UnverifiedPass.ofMessage(inside.get()));
    }

    /** The pass that is shown. */
    public UnverifiedPass pass() {
        return pass;
    }

    /**
     * What the holder said, once the holder's signature holds. Refuses with {@code LIVE_NO_HOLDER} a pass without a key:
     * anybody could have signed around it.
     *
     * @param verified the pass that is shown, verified
     */
    public LiveShowing verify(VerifiedPass verified, SignatureCheck check) throws FormatException {
        if (!verified.message().equals(pass.message())) {
            throw new IllegalArgumentException("a showing is verified with the pass that it shows");
        }
        Optional<VerificationKey> holder = verified.holder();
        if (holder.isEmpty()) {
            throw new FormatException(FormatCode.LIVE_NO_HOLDER, "the pass names no key of a holder");
        }
        return LiveShowing.decode(message.verify(holder.get(), check));
    }
}
