package org.countersign.acceptance.wallet;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;

/** What a verifier asks for (OpenID4VP 1.0, section 5): from a link with the request's reference, signed, or from a link that holds all of it, unsigned. */
public final class PresentationRequest {
    private static final String UNSIGNED_PREFIX = "redirect_uri:";

    private final String clientId;
    private final JsonObject parameters;
    private final Optional<String> origin;

    private PresentationRequest(String clientId, JsonObject parameters, Optional<String> origin) {
        this.clientId = clientId;
        this.parameters = parameters;
        this.origin = origin;
    }

    /**
     * Fetches and checks the request that a link means.
     *
     * @param walletNonce sent where the verifier takes a POST, and then expected in the request
     */
    public static PresentationRequest open(String link, SignedRequests signed, String walletNonce)
            throws InterruptedException {
        Map<String, String> query = Query.of(URI.create(link));
        String clientId = query.getOrDefault("client_id", "");
        String reference = query.get("request_uri");
        if (reference == null) {
            return unsigned(clientId, query);
        }
        boolean isPost = query.getOrDefault("request_uri_method", "get").equals("post");
        JsonObject parameters =
                signed.fetch(URI.create(reference), clientId, isPost ? Optional.of(walletNonce) : Optional.empty());
        return checked(clientId, parameters, Optional.empty());
    }

    /**
     * What a page hands to the browser for a wallet (appendix A.3.2).
     *
     * @param digital one of {@code requests}
     * @param origin the page's own, as the browser tells the wallet
     */
    public static PresentationRequest ofPage(JsonObject digital, String origin, SignedRequests signed) {
        if (!digital.getString("protocol", "").equals("openid4vp-v1-signed")) {
            throw new Failure("another protocol than that of signed requests");
        }
        JsonObject parameters = signed.opened(digital.get("data").asObject().getString("request", ""));
        JsonValue origins = parameters.get("expected_origins");
        if (origins == null || !origins.asArray().values().contains(Json.value(origin))) {
            throw new Failure("a request that another page replays");
        }
        return checked(parameters.getString("client_id", ""), parameters, Optional.of(origin));
    }

    /** Section 5.9.3: such a request is never signed, and its answer goes to nobody but the address that is the verifier's name. */
    private static PresentationRequest unsigned(String clientId, Map<String, String> query) {
        JsonObject parameters = new JsonObject();
        query.forEach((name, value) -> parameters.add(
                name, value.startsWith("{") || value.startsWith("[") ? Json.parse(value) : Json.value(value)));
        if (!clientId.equals(UNSIGNED_PREFIX + query.get("response_uri"))) {
            throw new Failure("an unsigned request of a verifier who is not named by its own address");
        }
        return checked(clientId, parameters, Optional.empty());
    }

    private static PresentationRequest checked(String clientId, JsonObject parameters, Optional<String> origin) {
        if (!parameters.getString("client_id", "").equals(clientId)) {
            throw new Failure("the request is another verifier's than the link says");
        }
        if (!parameters.getString("response_type", "").equals("vp_token")) {
            throw new Failure("a request for something else than a presentation");
        }
        if (parameters.get("redirect_uri") != null) {
            throw new Failure("a request with both response_uri and redirect_uri");
        }
        return new PresentationRequest(clientId, parameters, origin);
    }

    /** The verifier's full name, prefix included. */
    public String clientId() {
        return clientId;
    }

    /** The audience of every key binding: the verifier's full name or, in a page, the page's origin (appendix A.4). */
    public String audience() {
        return origin.map(page -> "origin:" + page).orElse(clientId);
    }

    public String nonce() {
        return parameters.getString("nonce", "");
    }

    public URI responseUri() {
        return URI.create(parameters.getString("response_uri", ""));
    }

    public Optional<String> state() {
        return Optional.of(parameters.getString("state", "")).filter(text -> !text.isEmpty());
    }

    public boolean wantsEncryption() {
        return parameters.getString("response_mode", "").endsWith(".jwt");
    }

    public JsonObject clientMetadata() {
        JsonValue metadata = parameters.get("client_metadata");
        return metadata == null ? new JsonObject() : metadata.asObject();
    }

    public List<JsonObject> credentialQueries() {
        return parameters.get("dcql_query").asObject().get("credentials").asArray().values().stream()
                .map(JsonValue::asObject)
                .toList();
    }

    /** As they are spelt: the holder signs hashes over exactly these texts. */
    public List<String> transactionData() {
        JsonValue data = parameters.get("transaction_data");
        return data == null
                ? List.of()
                : data.asArray().values().stream().map(JsonValue::asString).toList();
    }

    public JsonObject parameters() {
        return parameters;
    }
}
