package org.countersign.acceptance.wallet;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;

/** What a server answered to a wallet. */
public record Reply(String request, URI uri, int status, HttpHeaders headers, String body) {

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public boolean isJson() {
        return header("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
    }

    public JsonObject object() {
        try {
            JsonValue value = Json.parse(body);
            if (value.isObject()) {
                return value.asObject();
            }
        } catch (ParseException notJson) {
            throw new Failure(request + " was answered " + status + " without JSON", notJson);
        }
        throw new Failure(request + " was answered " + status + " with JSON that is no object");
    }

    /** This reply when it has one of these statuses; otherwise what the server said is thrown as it said it. */
    public Reply orRefused(int... expected) {
        for (int each : expected) {
            if (each == status) {
                return this;
            }
        }
        throw new WalletRefused(request, status, error());
    }

    /** The member {@code error} of the body (RFC 6749 §5.2, OpenID4VCI §8.3.1), or the code of a {@code WWW-Authenticate} header (RFC 6750 §3). */
    public String error() {
        Optional<String> challenge = header("WWW-Authenticate")
                .map(value -> value.replaceFirst(".*error=\"([a-z_]+)\".*", "$1"))
                .filter(value -> value.matches("[a-z_]+"));
        if (challenge.isPresent()) {
            return challenge.get();
        }
        try {
            JsonValue value = Json.parse(body);
            return value.isObject() ? value.asObject().getString("error", "") : "";
        } catch (ParseException | UnsupportedOperationException notJson) {
            return "";
        }
    }

    /** Bodies hold tokens and credentials. */
    @Override
    public String toString() {
        return request + " -> " + status;
    }
}
