package org.countersign.browser.web;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** The few calls of WebCrypto that we make (W3C Web Cryptography API, Level 2). Each answers with a promise. */
final class WebCrypto {
    private WebCrypto() {}

    @JSBody(
            params = {"spki", "message", "signature"},
            script =
                    "return crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])"
                            + ".then(key => crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, message));")
    static native JSPromise<JSBoolean> verifyEs256(byte[] spki, byte[] message, byte[] signature);

    @JSBody(
            params = {"spki", "message", "signature"},
            script = "return crypto.subtle.importKey('spki', spki, 'Ed25519', false, ['verify'])"
                    + ".then(key => crypto.subtle.verify('Ed25519', key, signature, message));")
    static native JSPromise<JSBoolean> verifyEd25519(byte[] spki, byte[] message, byte[] signature);

    /** Older browsers lack it; the only way to know is to try, here with the key of RFC 8032, section 7.1, test 1. */
    @JSBody(
            script =
                    "return crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },"
                            + " 'Ed25519', false, ['verify']).then(() => true, () => false);")
    static native JSPromise<JSBoolean> hasEd25519();

    @JSBody(
            params = {"key", "message"},
            script = "return crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, message);")
    static native JSPromise<ArrayBuffer> signEs256(JSObject key, byte[] message);

    @JSBody(
            params = {"key", "message"},
            script = "return crypto.subtle.sign('Ed25519', key, message);")
    static native JSPromise<ArrayBuffer> signEd25519(JSObject key, byte[] message);

    @JSBody(params = "message", script = "return crypto.subtle.digest('SHA-256', message);")
    static native JSPromise<ArrayBuffer> sha256(byte[] message);
}
