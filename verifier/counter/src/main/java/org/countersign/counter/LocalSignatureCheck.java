package org.countersign.counter;

import java.util.concurrent.CompletableFuture;
import org.countersign.format.Bytes;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.CryptoProvider;
import org.countersign.format.jca.JcaSignatureCheck;

/**
 * Checks signatures with the fastest provider of this machine. Its native library loads on another thread meanwhile a picture is read,
 * because loading takes longer than all signatures of one check.
 */
final class LocalSignatureCheck implements SignatureCheck {
    private final SignatureCheck signatures = new JcaSignatureCheck();
    private final CompletableFuture<String> provider;

    private LocalSignatureCheck(CompletableFuture<String> provider) {
        this.provider = provider;
    }

    static LocalSignatureCheck loading() {
        return new LocalSignatureCheck(CompletableFuture.supplyAsync(() -> {
            CryptoProvider.preferFastest();
            return CryptoProvider.inUse();
        }));
    }

    /** The provider's name, once it has loaded. */
    String provider() {
        return provider.join();
    }

    @Override
    public boolean supports(SignatureAlgorithm algorithm) {
        return signatures.supports(algorithm);
    }

    @Override
    public boolean verifies(VerificationKey key, Bytes message, RawSignature signature) {
        provider.join();
        return signatures.verifies(key, message, signature);
    }
}
