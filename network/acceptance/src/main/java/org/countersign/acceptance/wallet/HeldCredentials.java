package org.countersign.acceptance.wallet;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.acceptance.story.Failure;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.trust.TrustBundle;
import org.countersign.holder.HeldCredential;
import org.countersign.holder.HeldId;
import org.countersign.holder.KeepCredential;
import org.countersign.holder.Keeping;
import org.countersign.holder.Wallet;

/** What a wallet holds: SD-JWT VCs that an authority of the trust bundle signed for one of the wallet's own keys, by the rules of {@code wallet/holder}. */
public final class HeldCredentials {
    private final SignatureCheck signatures = new JcaSignatureCheck();
    private final TrustBundle trust;
    private final String vctBase;
    private Wallet wallet = Wallet.EMPTY;
    private final Map<VerificationKey, DeviceKey> keys = new ConcurrentHashMap<>();

    /** {@code trust} as it was verified; {@code vctBase} is what the city's types are named below. */
    public HeldCredentials(TrustBundle trust, String vctBase) {
        this.trust = trust;
        this.vctBase = vctBase;
    }

    /** Takes a credential that was delivered for this key, or fails with the reason why not. */
    public synchronized HeldCredential keep(String credential, DeviceKey key) {
        HeldId id = new HeldId("held-" + wallet.credentials().size());
        Keeping<HeldCredential> keeping =
                new KeepCredential(signatures, new JcaSha256()).keep(id, credential, trust, vctBase, key.publicKey());
        return switch (keeping) {
            case Keeping.Kept<HeldCredential>(HeldCredential kept) -> {
                wallet = wallet.with(kept);
                keys.put(key.publicKey(), key);
                yield kept;
            }
            case Keeping.Refused<HeldCredential>(var reason) ->
                throw new Failure("the wallet does not take this credential: " + reason);
        };
    }

    synchronized Wallet wallet() {
        return wallet;
    }

    DeviceKey key(VerificationKey publicKey) {
        DeviceKey key = keys.get(publicKey);
        if (key == null) {
            throw new Failure("the wallet lacks the key of a credential that it holds");
        }
        return key;
    }
}
