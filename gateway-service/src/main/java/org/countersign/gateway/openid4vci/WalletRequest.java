package org.countersign.gateway.openid4vci;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.jose.StrictJson;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.gateway.openid4vci.RequestEncryption.Recipient;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The body of a request to the credential or deferred endpoint: JSON, or JSON inside a JWE. Members that mean nothing to us are ignored, as the standard wants.
 *
 * @param recipient for whom the answer is encrypted; only where the request was encrypted, or anybody in between could have put his own key there
 */
record WalletRequest(Map<String, JsonValue> members, Optional<Recipient> recipient) {
    private static final int LARGEST_BYTES = 1 << 19;
    private static final MediaType JWT = MediaType.parseMediaType(MetadataController.JWT);

    static WalletRequest read(@Nullable String contentType, byte[] body, RequestEncryption encryption) {
        var isEncrypted = is(contentType, JWT);
        if (!isEncrypted && !is(contentType, MediaType.APPLICATION_JSON)) {
            throw malformed("expected application/json or application/jwt");
        }
        var text = Bytes.of(body);
        var json = object(isEncrypted ? encryption.open(ascii(text)) : text);
        var wish = json.members().get(OpenId4Vci.RESPONSE_ENCRYPTION);
        if (wish == null) {
            return new WalletRequest(json.members(), Optional.empty());
        }
        if (!isEncrypted) {
            throw new WalletRefusal(
                    WalletError.INVALID_ENCRYPTION_PARAMETERS,
                    "a request that asks for an encrypted response is to be encrypted itself");
        }
        if (!(wish instanceof JsonObject parameters)) {
            throw new WalletRefusal(
                    WalletError.INVALID_ENCRYPTION_PARAMETERS, "credential_response_encryption is an object");
        }
        return new WalletRequest(json.members(), Optional.of(RequestEncryption.recipient(parameters)));
    }

    /** A member that is a text; empty where it is absent, refused where it is something else. */
    Optional<String> text(String name) {
        var value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonText(var text)) {
            return Optional.of(text);
        }
        throw malformed(name + " is a text");
    }

    static JsonObject object(Bytes body) {
        try {
            return StrictJson.object(body, LARGEST_BYTES);
        } catch (FormatException e) {
            throw new WalletRefusal(WalletError.INVALID_CREDENTIAL_REQUEST, "expected a JSON object", e);
        }
    }

    static boolean is(@Nullable String contentType, MediaType expected) {
        if (contentType == null) {
            return false;
        }
        try {
            return expected.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static String ascii(Bytes body) {
        return new String(body.toArray(), StandardCharsets.US_ASCII);
    }

    private static WalletRefusal malformed(String description) {
        return new WalletRefusal(WalletError.INVALID_CREDENTIAL_REQUEST, description);
    }
}
