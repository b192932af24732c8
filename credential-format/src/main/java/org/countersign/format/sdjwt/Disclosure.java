package org.countersign.format.sdjwt;

import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.StrictJson;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;

/**
 * One disclosure (RFC 9901 §4.2): a member of an object, which has a name, or an element of an array, which has none. The text as it
 * was received is kept, because the digest is over exactly that.
 */
record Disclosure(String text, Optional<String> name, JsonValue value) {
    /** 128 bits, base64url. */
    static final int SALT_BYTES = 16;

    private static final int MEMBER_PARTS = 3;
    private static final int ELEMENT_PARTS = 2;

    static Disclosure parse(String text) throws FormatException {
        Bytes json = Base64Codec.URL.decode(text);
        if (!(StrictJson.value(json, SdJwt.MAX_LENGTH) instanceof JsonArray(List<JsonValue> parts))
                || parts.size() < ELEMENT_PARTS
                || parts.size() > MEMBER_PARTS
                || !(parts.getFirst() instanceof JsonText)) {
            throw new FormatException(FormatCode.SD_DISCLOSURE, "expected an array of salt, name and value");
        }
        if (parts.size() == ELEMENT_PARTS) {
            return new Disclosure(text, Optional.empty(), parts.getLast());
        }
        if (!(parts.get(1) instanceof JsonText(String name))) {
            throw new FormatException(FormatCode.SD_DISCLOSURE, "a name is a text");
        }
        if (name.equals(SdJwtNames.DIGESTS) || name.equals(SdJwtNames.ELEMENT)) {
            throw new FormatException(FormatCode.SD_DISCLOSURE_NAME, "a name that is kept for digests");
        }
        return new Disclosure(text, Optional.of(name), parts.getLast());
    }

    static Disclosure ofMember(Bytes salt, String name, JsonValue value) {
        JsonArray parts = new JsonArray(List.of(new JsonText(Base64Codec.URL.encode(salt)), new JsonText(name), value));
        String text = Base64Codec.URL.encode(Bytes.of(JsonWriter.canonicalBytes(parts)));
        return new Disclosure(text, Optional.of(name), value);
    }

    String digest(Sha256 sha256) {
        return SdJwt.hash(text, sha256);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Disclosure[" + text.length() + " characters]";
    }
}
