package org.countersign.holder;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.format.sdjwt.HeldSdJwt;
import org.countersign.format.sdjwt.KeyBinding;
import org.countersign.format.sdjwt.SdJwt;

/**
 * Presents a held credential: the disclosures that the holder agreed to and no others, bound to one request by the device's
 * key (sd-jwt §4). The private key stays behind the port; its signature is checked before anything is handed out.
 */
public final class PresentCredential {
    private final SignatureCheck signatures;
    private final Sha256 sha256;

    public PresentCredential(SignatureCheck signatures, Sha256 sha256) {
        this.signatures = signatures;
        this.sha256 = sha256;
    }

    /** Signs at most once. {@code devices} finds the private key by the public one. */
    public Presenting present(HeldCredential held, Consent consent, Function<VerificationKey, Signer> devices) {
        Optional<HeldSdJwt> whole = held.open(signatures, sha256);
        if (whole.isEmpty()) {
            return new Presenting.Refused(PresentRefusal.SPOILT);
        }
        if (!hasAll(whole.get(), consent.claims())) {
            return new Presenting.Refused(PresentRefusal.CLAIM_MISSING);
        }
        SdJwt disclosed = whole.get().present(consent.claims());
        Signer device = devices.apply(held.holder());
        if (device.algorithm() != held.holder().algorithm()) {
            return new Presenting.Refused(PresentRefusal.OTHER_KEY);
        }
        WatchedSigner watched = new WatchedSigner(device, held.holder(), signatures);
        SdJwt bound = KeyBinding.sign(disclosed, consent.request(), consent.time(), watched, sha256);
        return watched.held() ? new Presenting.Shown(bound.text()) : new Presenting.Refused(PresentRefusal.OTHER_KEY);
    }

    private static boolean hasAll(HeldSdJwt whole, List<ClaimPath> claims) {
        return claims.stream().allMatch(path -> path.in(whole.payload()).isPresent());
    }
}
