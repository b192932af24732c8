package org.countersign.browser.web;

import java.util.concurrent.Callable;
import org.countersign.browser.CheckCall;
import org.countersign.browser.CredentialCalls;
import org.countersign.browser.HeldDesk;
import org.countersign.browser.HolderCalls;
import org.countersign.browser.ReadCall;
import org.countersign.browser.UpdateCalls;
import org.countersign.browser.WriteCall;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** What the ES module exports. Text in, a promise of text out; a promise fails only for a request that is none. */
public final class CountersignModule {
    /** The one desk of the page that loaded this module. */
    private static final HeldDesk DESK = new HeldDesk(new WebCryptoSignatureCheck(), new WebCryptoSha256());

    private CountersignModule() {}

    /** Decides about a scanned text: {@link CheckCall#answer}. */
    @JSExport
    public static JSPromise<JSString> check(String requestJson) {
        return promise(() -> new CheckCall(new WebCryptoSignatureCheck(), new WebCryptoSha256()).answer(requestJson));
    }

    /** Takes what the page's desk decides by: {@link HeldDesk#hold}. */
    @JSExport
    public static JSPromise<JSString> hold(String requestJson) {
        return promise(() -> DESK.hold(requestJson));
    }

    /** Decides by what is held: {@link HeldDesk#check}. */
    @JSExport
    public static JSPromise<JSString> checkHeld(String requestJson) {
        return promise(() -> DESK.check(requestJson));
    }

    /** Decides by what is held, and signs the receipt with the desk's private CryptoKey: {@link HeldDesk#checkWithReceipt}. */
    @JSExport
    public static JSPromise<JSString> checkWithReceipt(String requestJson, JSObject privateKey) {
        return promise(
                () -> DESK.checkWithReceipt(requestJson, publicKey -> new WebCryptoSigner(publicKey, privateKey)));
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

    /** Shows a certificate as it was issued: {@link HolderCalls#showStatic}. */
    @JSExport
    public static JSPromise<JSString> showStatic(String requestJson) {
        return promise(() -> new HolderCalls(new WebCryptoSignatureCheck()).showStatic(requestJson));
    }

    /** Takes something out of a wallet: {@link HolderCalls#remove}. */
    @JSExport
    public static JSPromise<JSString> remove(String requestJson) {
        return promise(() -> new HolderCalls(new WebCryptoSignatureCheck()).remove(requestJson));
    }

    /** Takes an SD-JWT VC into a wallet: {@link CredentialCalls#keep}. */
    @JSExport
    public static JSPromise<JSString> keepCredential(String requestJson) {
        return promise(() -> credentials().keep(requestJson));
    }

    /** Tells what a verifier would see: {@link CredentialCalls#choose}. */
    @JSExport
    public static JSPromise<JSString> chooseCredential(String requestJson) {
        return promise(() -> credentials().choose(requestJson));
    }

    /** Presents an SD-JWT VC with the device's private CryptoKey: {@link CredentialCalls#present}. */
    @JSExport
    public static JSPromise<JSString> presentCredential(String requestJson, JSObject privateKey) {
        return promise(
                () -> credentials().present(requestJson, publicKey -> new WebCryptoSigner(publicKey, privateKey)));
    }

    /** Decides about a fetched trust bundle: {@link UpdateCalls#acceptTrust}. */
    @JSExport
    public static JSPromise<JSString> acceptTrust(String requestJson) {
        return promise(() -> updates().acceptTrust(requestJson));
    }

    /** Decides about a fetched status list: {@link UpdateCalls#acceptStatusList}. */
    @JSExport
    public static JSPromise<JSString> acceptStatusList(String requestJson) {
        return promise(() -> updates().acceptStatusList(requestJson));
    }

    /** Follows the root to its successor: {@link UpdateCalls#followRoot}. */
    @JSExport
    public static JSPromise<JSString> followRoot(String requestJson) {
        return promise(() -> updates().followRoot(requestJson));
    }

    /** Tells what is in a pass or file, or why it is refused: {@link ReadCall#read}. */
    @JSExport
    public static JSPromise<JSString> read(String requestJson) {
        return promise(() -> new ReadCall(new WebCryptoSignatureCheck(), new WebCryptoSha256()).read(requestJson));
    }

    /** Tells what an issuer would sign: {@link WriteCall#write}. */
    @JSExport
    public static JSPromise<JSString> write(String requestJson) {
        return promise(() -> new WriteCall().write(requestJson));
    }

    private static CredentialCalls credentials() {
        return new CredentialCalls(new WebCryptoSignatureCheck(), new WebCryptoSha256());
    }

    private static UpdateCalls updates() {
        return new UpdateCalls(new WebCryptoSignatureCheck(), new WebCryptoSha256());
    }

    /** Runs in a TeaVM thread, which may wait for the browser's own promises. */
    private static JSPromise<JSString> promise(Callable<String> call) {
        return JSPromise.callAsync(() -> JSString.valueOf(call.call()));
    }
}
