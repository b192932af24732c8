package org.countersign.holder;

import java.util.Optional;
import java.util.function.Function;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.LiveShowing;

/**
 * Shows a held pass live: the holder's device signs when, and where wanted, at which desk and what for (wire-format §3).
 * Made offline, every half minute anew. The private key stays behind the port; each signature is checked against the key
 * that the pass names before it is shown, so that nobody stands at a counter with a code that cannot be accepted.
 */
public final class PresentLive {
    private final SignatureCheck signatures;

    public PresentLive(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    public Presenting present(HeldCertificate held, LiveShowing showing, Signer device) {
        return present(held, showing, publicKey -> device);
    }

    /** The same where the device finds its private key by the public one. */
    public Presenting present(HeldCertificate held, LiveShowing showing, Function<VerificationKey, Signer> devices) {
        Optional<VerificationKey> holder = held.holder();
        if (holder.isEmpty()) {
            return new Presenting.Refused(PresentRefusal.PAPER_ONLY);
        }
        Signer device = devices.apply(holder.get());
        if (device.algorithm() != holder.get().algorithm()) {
            return new Presenting.Refused(PresentRefusal.OTHER_KEY);
        }
        WatchedSigner watched = new WatchedSigner(device, holder.get(), signatures);
        LivePass live;
        try {
            live = LivePass.present(held.pass().message(), showing, watched);
        } catch (FormatException e) {
            throw new IllegalStateException("a held pass is a pass", e);
        }
        return watched.held() ? new Presenting.Shown(live.text()) : new Presenting.Refused(PresentRefusal.OTHER_KEY);
    }
}
