package org.countersign.browser.web;

import org.countersign.format.Bytes;
import org.countersign.format.cose.Es256Signature;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;

/** Signature checks by the browser. WebCrypto is asynchronous; the calling TeaVM thread waits, the page does not. */
final class WebCryptoSignatureCheck implements SignatureCheck {
    @Override
    public boolean verifies(VerificationKey key, Bytes message, Es256Signature signature) {
        return WebCrypto.verifyEs256(
                        key.spki().toArray(),
                        message.toArray(),
                        signature.value().toArray())
                .await()
                .booleanValue();
    }
}
