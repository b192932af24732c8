package org.countersign.counter.openid4vp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.check.DeskId;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JwtNames;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;

/** Writes what a wallet is asked: signed request objects, and the links and codes that lead to them (OpenID4VP 1.0, section 5). */
public final class RequestObjects {
    private static final JsonArray ES256 = texts(List.of("ES256"));

    private final DeskIdentity identity;
    private final Addresses addresses;
    private final String vctBase;
    private final DeskId desk;

    public RequestObjects(DeskIdentity identity, Addresses addresses, String vctBase, DeskId desk) {
        this.identity = identity;
        this.addresses = addresses;
        this.vctBase = vctBase;
        this.desk = desk;
    }

    /** The signed request object (RFC 9101), with the wallet's nonce where it sent one. */
    public String signed(PresentationRequest request, Optional<String> walletNonce) {
        Map<String, JsonValue> claims = new TreeMap<>(parameters(request).members());
        claims.put(JwtNames.AUDIENCE, new JsonText(OpenId4Vp.SELF_ISSUED));
        claims.put(
                JwtNames.ISSUED_AT,
                new JsonValue.JsonInteger(request.startedAt().getEpochSecond()));
        claims.put(
                JwtNames.EXPIRES_AT,
                new JsonValue.JsonInteger(request.expiresAt().getEpochSecond()));
        walletNonce.ifPresent(nonce -> claims.put(OpenId4Vp.WALLET_NONCE, new JsonText(nonce)));
        return CompactJws.sign(OpenId4Vp.REQUEST_TYPE, identity.hint(), new JsonObject(claims), identity.signer());
    }

    /** What opens a wallet: the request by reference, or by value where it is unsigned. */
    public String link(PresentationRequest request) {
        Map<String, String> query = new TreeMap<>();
        query.put(OpenId4Vp.CLIENT_ID, request.clientId());
        if (request.prefix() == ClientIdPrefix.REDIRECT_URI) {
            parameters(request).members().forEach((name, value) -> query.put(name, spelt(value)));
        } else {
            query.put(OpenId4Vp.REQUEST_URI, addresses.request(request.tokens()));
            if (request.offersPost()) {
                query.put(OpenId4Vp.REQUEST_URI_METHOD, "post");
            }
        }
        StringBuilder link = new StringBuilder(OpenId4Vp.SCHEME);
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            // An application scheme is decoded as RFC 3986 has it, where + is a plus.
            String value = URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)
                    .replace("+", "%20");
            link.append(separator).append(parameter.getKey()).append('=').append(value);
            separator = '&';
        }
        return link.toString();
    }

    private JsonObject parameters(PresentationRequest request) {
        JsonObject.Builder claims = JsonObject.builder()
                .put(OpenId4Vp.RESPONSE_TYPE, OpenId4Vp.VP_TOKEN)
                .put(OpenId4Vp.RESPONSE_MODE, request.mode().wireName())
                .put(OpenId4Vp.CLIENT_ID, request.clientId())
                .put(OpenId4Vp.NONCE, request.tokens().nonce())
                .put(OpenId4Vp.DCQL_QUERY, request.purpose().dcql(vctBase))
                .put(OpenId4Vp.CLIENT_METADATA, metadata(request))
                .put(OpenId4Vp.VERIFIER_INFO, new JsonArray(List.of(purpose(request.purpose()))));
        if (request.origin().isPresent()) {
            claims.put(
                    OpenId4Vp.EXPECTED_ORIGINS, texts(List.of(request.origin().get())));
        } else {
            claims.put(
                            OpenId4Vp.RESPONSE_URI,
                            addresses.response(request.tokens().response()))
                    .put(OpenId4Vp.STATE, request.tokens().state());
        }
        if (!request.transactions().isEmpty()) {
            claims.put(
                    OpenId4Vp.TRANSACTION_DATA,
                    JsonArray.of(request.transactions(), data -> new JsonText(data.encoded())));
        }
        return claims.build();
    }

    private static JsonObject metadata(PresentationRequest request) {
        JsonObject.Builder metadata = JsonObject.builder()
                .put(
                        "vp_formats_supported",
                        JsonObject.builder()
                                .put(
                                        OpenId4Vp.FORMAT,
                                        JsonObject.builder()
                                                .put("sd-jwt_alg_values", ES256)
                                                .put("kb-jwt_alg_values", ES256)
                                                .build())
                                .build());
        request.responseKey()
                .ifPresent(key -> metadata.put(
                                "jwks",
                                JsonObject.builder()
                                        .put("keys", new JsonArray(List.of(key.jwk())))
                                        .build())
                        .put("encrypted_response_enc_values_supported", texts(ResponseKey.ENCRYPTIONS)));
        return metadata.build();
    }

    /** Section 5.11: a wallet that does not know the format passes it over. */
    private JsonObject purpose(CounterPurpose purpose) {
        return JsonObject.builder()
                .put("format", OpenId4Vp.PURPOSE_FORMAT)
                .put(
                        "data",
                        JsonObject.builder()
                                .put("id", purpose.id())
                                .put("desk", desk.value())
                                .put("zh", purpose.text().zh())
                                .put("en", purpose.text().en())
                                .build())
                .build();
    }

    private static String spelt(JsonValue value) {
        return value instanceof JsonText(String text) ? text : JsonWriter.canonical(value);
    }

    private static JsonArray texts(List<String> texts) {
        return JsonArray.of(texts, JsonText::new);
    }
}
