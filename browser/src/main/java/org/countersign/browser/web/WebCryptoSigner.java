package org.countersign.browser.web;

import org.countersign.format.Bytes;
import org.countersign.format.Kid;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;

/** Signs with a private CryptoKey of the browser, which need not be extractable: its bytes never come here. */
final class WebCryptoSigner implements Signer {
    private final VerificationKey publicKey;
    private final JSObject privateKey;

    WebCryptoSigner(VerificationKey publicKey, JSObject privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    @Override
    public Kid kid() {
        return publicKey.kid(new WebCryptoSha256());
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return publicKey.algorithm();
    }

    @Override
    public RawSignature sign(Bytes message) {
        byte[] signed = message.toArray();
        JSPromise<ArrayBuffer> signature = switch (algorithm()) {
            case ES256 -> WebCrypto.signEs256(privateKey, signed);
            case EDDSA -> WebCrypto.signEd25519(privateKey, signed);
            case SM2_SM3 -> throw new IllegalStateException("a holder has no SM2 key");
        };
        return new RawSignature(Bytes.of(new Int8Array(signature.await()).copyToJavaArray()));
    }
}
