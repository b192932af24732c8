package org.countersign.format.jose;

import java.nio.charset.StandardCharsets;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;

/**
 * A JWT in JWS compact form (RFC 7515 §7.1) that parsed. It gives away nothing but its header until a key has verified it. The key
 * decides the algorithm; there is no {@code none} and no MAC, since no key of ours has such an algorithm.
 */
public final class CompactJws {
    private final String text;
    private final JwsHeader header;
    private final Bytes payload;
    private final Bytes signature;

    private CompactJws(String text, JwsHeader header, Bytes payload, Bytes signature) {
        this.text = text;
        this.header = header;
        this.payload = payload;
        this.signature = signature;
    }

    /** Reads a token of exactly this {@code typ}, so that a token made for one use is never taken for another. */
    public static CompactJws parse(String text, String type, int maxLength) throws FormatException {
        if (text.length() > maxLength) {
            throw new FormatException(FormatCode.JWS_TOO_LARGE, "a token of " + text.length() + " characters");
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
            throw new FormatException(FormatCode.JWS_STRUCTURE, "expected three parts");
        }
        JwsHeader header = JwsHeader.read(Base64Codec.URL.decode(text.substring(0, first)));
        Bytes payload = Base64Codec.URL.decode(text.substring(first + 1, second));
        Bytes signature = Base64Codec.URL.decode(text.substring(second + 1));
        if (!header.type().equals(type)) {
            throw new FormatException(FormatCode.JWS_TYPE, "expected a token of type " + type);
        }
        return new CompactJws(text, header, payload, signature);
    }

    /** Signs claims. Equal inputs give equal texts as far as the signer does. */
    public static String sign(String type, JwsKeyHint hint, JsonObject claims, Signer signer) {
        String algorithm = JwsAlgorithms.nameFor(signer);
        String input = Base64Codec.URL.encode(JwsHeader.write(algorithm, type, hint))
                + "."
                + Base64Codec.URL.encode(utf8(claims));
        RawSignature signature = signer.algorithm().canonical(signer.sign(ascii(input)));
        return input + "." + Base64Codec.URL.encode(signature.value());
    }

    public JwsHeader header() {
        return header;
    }

    /** The token as it was received: for its hash, never for its content. */
    public String text() {
        return text;
    }

    /** The claims, once the signature holds under this key and its own algorithm. */
    public JsonObject verify(VerificationKey key, SignatureCheck check) throws FormatException {
        if (!JwsAlgorithms.isOf(key, header.algorithm())) {
            throw new FormatException(FormatCode.JWS_ALGORITHM, "the header names another algorithm than the key's");
        }
        if (!check.supports(key.algorithm())) {
            throw new FormatException(FormatCode.JWS_ALGORITHM_LACKING, "this program cannot check " + key.algorithm());
        }
        Bytes signed = ascii(text.substring(0, text.lastIndexOf('.')));
        if (!check.verifies(key, signed, JwsAlgorithms.signature(key, signature))) {
            throw new FormatException(FormatCode.JWS_SIGNATURE, "the signature does not hold");
        }
        return StrictJson.object(payload, payload.length());
    }

    /** Token texts are ASCII: every character was checked by the decoder. */
    public static Bytes ascii(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    static Bytes utf8(JsonObject object) {
        return Bytes.of(JsonWriter.canonicalBytes(object));
    }
}
