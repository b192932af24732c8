package org.countersign.format.jca;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.format.cose.VerificationKey;

/**
 * Keys as the JCA wants them, kept because building one costs about as much as half a signature check. A counter knows a
 * few dozen keys; whoever brings more gets the same answers, only slower.
 */
final class JcaPublicKeys {
    private static final int MOST = 256;

    private final Map<VerificationKey, PublicKey> kept = new ConcurrentHashMap<>();

    PublicKey of(VerificationKey key) throws GeneralSecurityException {
        PublicKey known = kept.get(key);
        if (known != null) {
            return known;
        }
        PublicKey built = KeyFactory.getInstance(JcaNames.key(key.algorithm()))
                .generatePublic(new X509EncodedKeySpec(key.spki().toArray()));
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(key, built);
        return built;
    }
}
