package org.countersign.format.jose;

import java.util.List;
import java.util.Optional;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;

/**
 * A JWE in compact form (RFC 7516 §7.1), as far as it can be read without a key: libraries that decrypt take the other alphabet of base64 for this one, and fail in ways
 * of their own on headers that lack a member.
 */
public final class CompactJwe {
    private static final int PARTS = 5;
    private static final int MAX_HEADER_BYTES = 1 << 12;
    private static final String KEY_AGREEMENT = "ECDH-ES";

    private CompactJwe() {}

    /**
     * Refuses what was not encrypted as the receiver offered it: by agreement with the key {@code kid}, with one of the content encryptions, not compressed, and without
     * headers that must be understood. Nothing is known of the content yet.
     */
    public static void requireOffered(String text, String kid, List<String> encryptions) throws FormatException {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new FormatException(FormatCode.JWS_STRUCTURE, "expected five parts");
        }
        for (String part : parts) {
            Base64Codec.URL.decode(part);
        }
        JsonObject object = StrictJson.object(Base64Codec.URL.decode(parts[0]), MAX_HEADER_BYTES);
        JsonClaims header = new JsonClaims(object, FormatCode.JWS_HEADER);
        boolean isOffered = header.text(JwtNames.ALGORITHM).equals(KEY_AGREEMENT)
                && header.optional(JwtNames.KEY_ID).equals(Optional.of(new JsonText(kid)))
                && encryptions.contains(header.text("enc"))
                && header.optional("epk").orElse(null) instanceof JsonObject
                && !header.has("zip")
                && !header.has(JwtNames.CRITICAL);
        if (!isOffered) {
            throw new FormatException(FormatCode.JWS_HEADER, "encrypted in another way than was offered");
        }
    }
}
