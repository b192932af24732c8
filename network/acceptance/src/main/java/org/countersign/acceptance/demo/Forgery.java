package org.countersign.acceptance.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.countersign.acceptance.story.Failure;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.base45.Base45;

/** Spoils a genuine pass in one place. What comes out is well-formed, so that only the signature can tell. */
final class Forgery {
    private static final String PREFIX = "CS1:";

    private Forgery() {}

    /** The last byte of a COSE message is the last of its signature. */
    static String flipInSignature(String pass) {
        byte[] message = decode(pass);
        message[message.length - 1] ^= 1;
        return encode(message);
    }

    /** Replaces a value that is readable in the payload by another of the same length in bytes. */
    static String edit(String pass, String from, String to) {
        byte[] message = decode(pass);
        Charset charset = charsetOf(from);
        byte[] old = from.getBytes(charset);
        byte[] edited = to.getBytes(charset);
        if (old.length != edited.length || from.equals(to)) {
            throw new IllegalArgumentException("the edit must keep the length and change something");
        }
        for (int i = 0; i + old.length <= message.length; i++) {
            if (Arrays.equals(message, i, i + old.length, old, 0, old.length)) {
                System.arraycopy(edited, 0, message, i, edited.length);
                return encode(message);
            }
        }
        throw new Failure("the value to edit is not in the pass");
    }

    /** A pass carries text in the shorter of the two (wire-format §2). */
    private static Charset charsetOf(String value) {
        return value.getBytes(StandardCharsets.UTF_16BE).length < value.getBytes(StandardCharsets.UTF_8).length
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }

    private static byte[] decode(String pass) {
        try {
            return Base45.decode(pass.substring(PREFIX.length())).toArray();
        } catch (FormatException e) {
            throw new Failure("a pass of the gateway is not base45", e);
        }
    }

    private static String encode(byte[] message) {
        return PREFIX + Base45.encode(Bytes.of(message));
    }
}
