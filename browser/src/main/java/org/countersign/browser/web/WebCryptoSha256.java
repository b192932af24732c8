package org.countersign.browser.web;

import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.Sha256;
import org.teavm.jso.typedarrays.Int8Array;

/** SHA-256 by the browser. */
final class WebCryptoSha256 implements Sha256 {
    @Override
    public Digest digest(Bytes message) {
        Int8Array digest = new Int8Array(WebCrypto.sha256(message.toArray()).await());
        return new Digest(Bytes.of(digest.copyToJavaArray()));
    }
}
