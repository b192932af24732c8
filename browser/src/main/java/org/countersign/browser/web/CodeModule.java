package org.countersign.browser.web;

import org.countersign.browser.code.DrawCode;
import org.countersign.browser.code.ReadCode;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Uint8Array;

/** The module of QR codes, apart from the other one because a worker reads frames while the page decides. Its functions answer at once. */
public final class CodeModule {
    private CodeModule() {}

    /** Draws a text: {@link DrawCode#answer}. */
    @JSExport
    public static String drawCode(String text, String level) {
        return DrawCode.answer(text, level);
    }

    /** Reads a frame: {@link ReadCode#text}; empty when there is no code in it. */
    @JSExport
    public static String readCode(Uint8Array luma, int width, int height) {
        return ReadCode.text(bytes(luma), width, height).orElse("");
    }

    /** The same memory, not a copy: a frame has a million bytes. */
    @JSBody(params = "luma", script = "return new Int8Array(luma.buffer, luma.byteOffset, luma.length);")
    @JSByRef(optional = true)
    private static native byte[] bytes(Uint8Array luma);
}
