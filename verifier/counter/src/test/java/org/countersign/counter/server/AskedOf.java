package org.countersign.counter.server;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.x509.CertificateKey;

/** A request as a wallet reads it: nothing is taken from it before its signature holds. */
record AskedOf(JsonObject parameters) {

    /** Of the link or the QR code. */
    static Map<String, String> query(String link) {
        Map<String, String> query = new HashMap<>();
        for (String pair : URI.create(link).getRawQuery().split("&", -1)) {
            int at = pair.indexOf('=');
            query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    static String requestUri(Map<String, String> query) {
        return Optional.ofNullable(query.get("request_uri")).orElseThrow();
    }

    /** A signed request whose client id is the hash, or a name, of the certificate that signed it. */
    static AskedOf signed(String jwt) {
        try {
            CompactJws jws = CompactJws.parse(jwt, "oauth-authz-req+jwt", 1 << 16);
            Bytes leaf = jws.header().certificates().getFirst();
            JsonObject claims = jws.verify(CertificateKey.of(leaf), new JcaSignatureCheck());
            String hash = "x509_hash:"
                    + Base64Codec.URL.encode(new JcaSha256().digest(leaf).value());
            String clientId = RunningCounter.text(claims, "client_id");
            if (!clientId.equals(hash) && !clientId.equals("x509_san_dns:localhost")) {
                throw new IllegalStateException("a client id that the certificate does not bear out: " + clientId);
            }
            return new AskedOf(claims);
        } catch (FormatException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** By value, in the link. */
    static AskedOf unsigned(Map<String, String> query) {
        Map<String, JsonValue> parameters = new HashMap<>();
        query.forEach((name, value) ->
                parameters.put(name, value.startsWith("{") ? RunningCounter.object(value) : new JsonText(value)));
        return new AskedOf(new JsonObject(parameters));
    }

    String text(String name) {
        return RunningCounter.text(parameters, name);
    }

    boolean has(String name) {
        return parameters.members().containsKey(name);
    }

    JsonObject object(String name) {
        return (JsonObject) member(parameters, name);
    }

    List<JsonValue> array(String name) {
        return ((JsonArray) member(parameters, name)).values();
    }

    private static JsonValue member(JsonObject object, String name) {
        JsonValue value = object.members().get(name);
        if (value == null) {
            throw new IllegalStateException("no member " + name);
        }
        return value;
    }

    /** The only credential query. */
    JsonObject credentialQuery() {
        return (JsonObject) ((JsonArray) member(object("dcql_query"), "credentials"))
                .values()
                .getFirst();
    }

    /** The key to encrypt to. */
    JsonObject encryptionKey() {
        JsonObject jwks = (JsonObject) member(object("client_metadata"), "jwks");
        return (JsonObject) ((JsonArray) member(jwks, "keys")).values().getFirst();
    }

    KeyBindingRequest binding() {
        return binding(text("client_id"));
    }

    KeyBindingRequest binding(String audience) {
        List<String> agreed = has("transaction_data")
                ? array("transaction_data").stream()
                        .map(data -> ((JsonText) data).value())
                        .toList()
                : List.of();
        return new KeyBindingRequest(audience, text("nonce"), agreed);
    }
}
