package org.countersign.counter.reading;

import java.nio.charset.StandardCharsets;

/** What a file is, judged by its first bytes; its name is only what a stranger called it. */
enum FileKind {
    IMAGE,
    PDF,
    TEXT,
    OTHER;

    private static final byte[][] IMAGES = {
        {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
        {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
        ascii("GIF8"),
        ascii("BM")
    };
    /** Readers accept a PDF whose header comes late, so this does too. */
    private static final int PDF_HEADER_WITHIN = 1024;

    private static final int TEXT_SAMPLE = 4096;

    static FileKind of(byte[] content) {
        for (byte[] magic : IMAGES) {
            // "BM" and "GIF8" are letters too: a text that begins with them is a text.
            if (startsAt(content, magic, 0) && !looksLikeText(content)) {
                return IMAGE;
            }
        }
        if (holdsPdfHeader(content)) {
            return PDF;
        }
        return looksLikeText(content) ? TEXT : OTHER;
    }

    private static boolean holdsPdfHeader(byte[] content) {
        byte[] magic = ascii("%PDF-");
        for (int at = 0; at < Math.min(PDF_HEADER_WITHIN, content.length); at++) {
            if (startsAt(content, magic, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean looksLikeText(byte[] content) {
        for (int i = 0; i < Math.min(TEXT_SAMPLE, content.length); i++) {
            int value = content[i] & 0xff;
            if (value < ' ' && value != '\n' && value != '\r' && value != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean startsAt(byte[] content, byte[] magic, int at) {
        if (content.length - at < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (content[at + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
