package org.countersign.format.x509;

import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;

/** Walks DER elements one after the other (X.690 §8.1, §10.1): definite lengths in their shortest form, nothing behind the end. */
final class DerReader {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int CONTEXT_0 = 0xa0;
    static final int CONTEXT_3 = 0xa3;

    private static final int MAX_BYTES = 1 << 13;

    private final byte[] bytes;
    private final int end;
    private int at;

    DerReader(Bytes der) throws FormatException {
        this(der.toArray(), 0, der.length());
        if (der.length() > MAX_BYTES) {
            throw refuse("a certificate of " + der.length() + " bytes");
        }
    }

    private DerReader(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    /** A reader of the content of the next element, which must have this tag; this reader goes on behind it. */
    DerReader enter(int tag) throws FormatException {
        if (at >= end || (bytes[at] & 0xff) != tag) {
            throw refuse("another element than expected");
        }
        at++;
        int length = length();
        if (length > end - at) {
            throw refuse("an element that ends early");
        }
        DerReader content = new DerReader(bytes, at, at + length);
        at += length;
        return content;
    }

    /** The whole of the next element, which must have this tag. */
    Bytes take(int tag) throws FormatException {
        int start = at;
        enter(tag);
        return Bytes.of(bytes).slice(start, at);
    }

    /** The content of the next element, which must have this tag. */
    Bytes content(int tag) throws FormatException {
        DerReader content = enter(tag);
        return Bytes.of(bytes).slice(content.at, content.end);
    }

    /** Whether the next element is there and has this tag. */
    boolean isNext(int tag) {
        return at < end && (bytes[at] & 0xff) == tag;
    }

    boolean isAtEnd() {
        return at == end;
    }

    void requireEnd() throws FormatException {
        if (at != end) {
            throw refuse("bytes behind the end");
        }
    }

    private int length() throws FormatException {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7f;
        if (count < 1 || count > 2) {
            throw refuse("an indefinite length, or one beyond what a certificate may have");
        }
        int length = octet();
        if (count == 2) {
            length = length << 8 | octet();
        }
        if (length < (count == 1 ? 0x80 : 0x100)) {
            throw refuse("a length that is not in its shortest form");
        }
        return length;
    }

    private int octet() throws FormatException {
        if (at >= end) {
            throw refuse("an element that ends early");
        }
        return bytes[at++] & 0xff;
    }

    static FormatException refuse(String found) {
        return new FormatException(FormatCode.X509_FORM, found);
    }
}
