package org.countersign.browser.web;

import org.countersign.browser.CheckCall;
import org.teavm.jso.JSExport;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** What the ES module exports. Text in, a promise of text out. */
public final class CountersignModule {
    private CountersignModule() {}

    /** Decides about a scanned text. The promise fails only for a request that is none. */
    @JSExport
    public static JSPromise<JSString> check(String requestJson) {
        return JSPromise.callAsync(
                () -> JSString.valueOf(new CheckCall(new WebCryptoSignatureCheck()).answer(requestJson)));
    }
}
