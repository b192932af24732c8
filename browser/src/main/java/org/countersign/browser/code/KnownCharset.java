package org.countersign.browser.code;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** Charsets by name, for a library that asks at its start for some that the compiled class library lacks. */
public final class KnownCharset {
    private KnownCharset() {}

    /** The charset, or one that no code of ours is written in where it is not known. Never fails. */
    public static Charset forName(String name) {
        try {
            return Charset.forName(name);
        } catch (UnsupportedCharsetException e) {
            return StandardCharsets.UTF_16LE;
        }
    }
}
