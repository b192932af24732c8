package org.countersign.browser.web;

import java.util.concurrent.Callable;
import org.countersign.browser.CheckCall;
import org.countersign.browser.HolderCalls;
import org.countersign.browser.ReadCall;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** What the ES module exports. Text in, a promise of text out; a promise fails only for a request that is none. */
public final class CountersignModule {
    private CountersignModule() {}

    /** Decides about a scanned text: {@link CheckCall#answer}. */
    @JSExport
    public static JSPromise<JSString> check(String requestJson) {
        return promise(() -> new CheckCall(new WebCryptoSignatureCheck(), new WebCryptoSha256()).answer(requestJson));
    }

    /** Takes a certificate into a wallet: {@link HolderCalls#keep}. */
    @JSExport
    public static JSPromise<JSString> keep(String requestJson) {
        return promise(() -> new HolderCalls(new WebCryptoSignatureCheck()).keep(requestJson));
    }

    /** Finds what fits a request in a wallet: {@link HolderCalls#choose}. */
    @JSExport
    public static JSPromise<JSString> choose(String requestJson) {
        return promise(() -> new HolderCalls(new WebCryptoSignatureCheck()).choose(requestJson));
    }

    /** Shows a certificate live with the device's private CryptoKey, which need not be extractable: {@link HolderCalls#show}. */
    @JSExport
    public static JSPromise<JSString> show(String requestJson, JSObject privateKey) {
        return promise(() -> new HolderCalls(new WebCryptoSignatureCheck())
                .show(requestJson, publicKey -> new WebCryptoSigner(publicKey, privateKey)));
    }

    /** Tells what is in a pass or file, or why it is refused: {@link ReadCall#read}. */
    @JSExport
    public static JSPromise<JSString> read(String requestJson) {
        return promise(() -> new ReadCall(new WebCryptoSignatureCheck(), new WebCryptoSha256()).read(requestJson));
    }

    /** Runs in a TeaVM thread, which may wait for the browser's own promises. */
    private static JSPromise<JSString> promise(Callable<String> call) {
        return JSPromise.callAsync(() -> JSString.valueOf(call.call()));
    }
}
