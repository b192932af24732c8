package org.countersign.acceptance.wallet;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;

/**
 * A credential offer (OpenID4VCI 1.0, section 4.1).
 *
 * @param issuer {@code credential_issuer}
 * @param issuerState of an offer for the authorization code flow, to be handed on
 */
public record CredentialOffer(
        String issuer,
        List<String> configurations,
        Optional<PreAuthorized> preAuthorized,
        Optional<String> issuerState) {
    private static final String PRE_AUTHORIZED = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    public CredentialOffer {
        configurations = List.copyOf(configurations);
    }

    /**
     * The grant that comes with the offer.
     *
     * @param needsTxCode whether a code that came another way is needed as well; an empty object says so too
     */
    public record PreAuthorized(String code, boolean needsTxCode) {
        /** Whoever has the code has the credentials. */
        @Override
        public String toString() {
            return "PreAuthorized[]";
        }
    }

    /** What a link means, as it stands in a QR code: by value or by reference (section 4.1.2 and 4.1.3), never both. */
    public static CredentialOffer open(String link, ProtocolHttp http) throws InterruptedException {
        Map<String, String> parameters = Query.of(URI.create(link));
        Optional<String> value = Optional.ofNullable(parameters.get("credential_offer"));
        Optional<String> reference = Optional.ofNullable(parameters.get("credential_offer_uri"));
        if (value.isPresent() == reference.isPresent()) {
            throw new Failure("an offer comes either by value or by reference");
        }
        if (value.isPresent()) {
            return of(Json.parse(value.get()).asObject());
        }
        return of(http.get(URI.create(reference.get()), "application/json")
                .orRefused(200)
                .object());
    }

    static CredentialOffer of(JsonObject offer) {
        List<String> configurations = texts(offer.get("credential_configuration_ids"));
        JsonObject grants = object(offer, "grants");
        JsonObject code = object(grants, PRE_AUTHORIZED);
        Optional<PreAuthorized> preAuthorized = grants.get(PRE_AUTHORIZED) == null
                ? Optional.empty()
                : Optional.of(
                        new PreAuthorized(code.getString("pre-authorized_code", ""), code.get("tx_code") != null));
        String state = object(grants, "authorization_code").getString("issuer_state", "");
        if (configurations.isEmpty()) {
            throw new Failure("an offer names at least one credential configuration");
        }
        return new CredentialOffer(
                offer.getString("credential_issuer", ""),
                configurations,
                preAuthorized,
                Optional.of(state).filter(text -> !text.isEmpty()));
    }

    private static List<String> texts(JsonValue values) {
        if (values == null || !values.isArray()) {
            return List.of();
        }
        return values.asArray().values().stream().map(JsonValue::asString).toList();
    }

    private static JsonObject object(JsonObject from, String name) {
        JsonValue value = from.get(name);
        return value != null && value.isObject() ? value.asObject() : new JsonObject();
    }
}
