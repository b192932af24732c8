package org.countersign.acceptance.wallet;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An access token and what it is for (RFC 6749 §5.1, OpenID4VCI 1.0 section 6.2).
 *
 * @param identifiers {@code credential_identifiers} by configuration, where the server named them; requests must then use them
 * @param proofs where the token is bound to a key, what proves possession of it
 * @param client {@code client_id}; empty for anonymous pre-authorized access
 */
public record Access(
        String token, Map<String, List<String>> identifiers, Optional<DpopProofs> proofs, Optional<String> client) {
    public Access {
        identifiers = Map.copyOf(identifiers);
    }

    static Access of(JsonObject answer, Optional<DpopProofs> proofs, Optional<String> client) {
        Map<String, List<String>> identifiers = new LinkedHashMap<>();
        JsonValue details = answer.get("authorization_details");
        if (details != null) {
            for (JsonValue detail : details.asArray()) {
                JsonObject each = detail.asObject();
                identifiers.put(
                        each.getString("credential_configuration_id", ""),
                        each.get("credential_identifiers").asArray().values().stream()
                                .map(JsonValue::asString)
                                .toList());
            }
        }
        boolean isBound = answer.getString("token_type", "").equalsIgnoreCase("DPoP");
        return new Access(
                answer.getString("access_token", ""), identifiers, isBound ? proofs : Optional.empty(), client);
    }

    /** Sends a request with this token; where the server first wants its nonce repeated, a second time (RFC 9449 §9). */
    public Reply send(HttpRequest.Builder request, ProtocolHttp http) throws InterruptedException {
        Reply first = http.send(authorized(request, Optional.empty()));
        Optional<String> nonce = first.header(DpopProofs.NONCE_HEADER);
        if (first.status() == 401 && nonce.isPresent() && first.error().equals("use_dpop_nonce")) {
            return http.send(authorized(request, nonce));
        }
        return first;
    }

    private HttpRequest authorized(HttpRequest.Builder request, Optional<String> nonce) {
        if (proofs.isEmpty()) {
            return request.copy().setHeader("Authorization", "Bearer " + token).build();
        }
        HttpRequest bare = request.copy().build();
        String proof = proofs.get().proof(bare.method(), bare.uri(), Optional.of(token), nonce);
        return request.copy()
                .setHeader("Authorization", "DPoP " + token)
                .setHeader("DPoP", proof)
                .build();
    }

    /** Whoever has a bearer token has the credentials. */
    @Override
    public String toString() {
        return "Access[" + identifiers.keySet() + "]";
    }
}
