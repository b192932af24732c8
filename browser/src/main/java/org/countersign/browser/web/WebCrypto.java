package org.countersign.browser.web;

import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** The few calls of WebCrypto that we make (W3C Web Cryptography API). Each answers with a promise. */
final class WebCrypto {
    private WebCrypto() {}

    @JSBody(
            params = {"spki", "message", "signature"},
            script =
                    "return crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])"
                            + ".then(key => crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, message));")
    static native JSPromise<JSBoolean> verifyEs256(byte[] spki, byte[] message, byte[] signature);

    @JSBody(params = "message", script = "return crypto.subtle.digest('SHA-256', message);")
    static native JSPromise<ArrayBuffer> sha256(byte[] message);
}
