package org.countersign.browser.web;

import org.countersign.format.Bytes;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSPromise;

/**
 * Signature checks by the browser: ES256, and Ed25519 where it has that; no browser has SM2. WebCrypto is asynchronous;
 * the calling TeaVM thread waits, the page does not.
 */
final class WebCryptoSignatureCheck implements SignatureCheck {
    @Override
    public boolean supports(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> true;
            case EDDSA -> isTrue(WebCrypto.hasEd25519());
            case SM2_SM3 -> false;
        };
    }

    @Override
    public boolean verifies(VerificationKey key, Bytes message, RawSignature signature) {
        SignatureAlgorithm algorithm = key.algorithm();
        if (!supports(algorithm) || !algorithm.isWellFormed(signature)) {
            return false;
        }
        byte[] spki = key.spki().toArray();
        byte[] signed = message.toArray();
        byte[] value = signature.value().toArray();
        return switch (algorithm) {
            case ES256 -> isTrue(WebCrypto.verifyEs256(spki, signed, value));
            case EDDSA -> isTrue(WebCrypto.verifyEd25519(spki, signed, value));
            case SM2_SM3 -> false;
        };
    }

    private static boolean isTrue(JSPromise<JSBoolean> promise) {
        return promise.await().booleanValue();
    }
}
