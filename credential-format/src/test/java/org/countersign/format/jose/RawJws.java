package org.countersign.format.jose;

import java.nio.charset.StandardCharsets;
import org.countersign.format.Bytes;
import org.countersign.format.cose.Signer;

/** Tokens with any header and any payload, well-formed or not, but properly signed. */
public final class RawJws {
    private RawJws() {}

    public static String signed(String header, String payload, Signer signer) {
        String input = encoded(header) + "." + encoded(payload);
        return input + "."
                + Base64Codec.URL.encode(signer.sign(CompactJws.ascii(input)).value());
    }

    public static String encoded(String text) {
        return Base64Codec.URL.encode(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
