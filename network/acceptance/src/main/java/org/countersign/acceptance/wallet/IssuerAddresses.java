package org.countersign.acceptance.wallet;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.net.URI;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;

/**
 * What a credential issuer and its authorization server say about themselves (OpenID4VCI 1.0, section 12.2; RFC 8414). Each document must name the very identifier that it
 * was asked for.
 */
public record IssuerAddresses(String issuer, JsonObject issuerMetadata, JsonObject serverMetadata) {

    public static IssuerAddresses of(String issuer, ProtocolHttp http) throws InterruptedException {
        JsonObject metadata = document(issuer, "openid-credential-issuer", "credential_issuer", http);
        JsonValue servers = metadata.get("authorization_servers");
        String server = servers == null ? issuer : servers.asArray().get(0).asString();
        return new IssuerAddresses(issuer, metadata, document(server, "oauth-authorization-server", "issuer", http));
    }

    /** The well-known part stands between host and path. */
    private static JsonObject document(String identifier, String name, String self, ProtocolHttp http)
            throws InterruptedException {
        URI base = URI.create(identifier);
        URI address = base.resolve("/.well-known/" + name + base.getPath());
        JsonObject document =
                http.get(address, "application/json").orRefused(200).object();
        if (!document.getString(self, "").equals(identifier)) {
            throw new Failure(address + " speaks for another than " + identifier);
        }
        return document;
    }

    public URI credentialEndpoint() {
        return endpoint(issuerMetadata, "credential_endpoint");
    }

    public URI nonceEndpoint() {
        return endpoint(issuerMetadata, "nonce_endpoint");
    }

    public URI deferredEndpoint() {
        return endpoint(issuerMetadata, "deferred_credential_endpoint");
    }

    public URI notificationEndpoint() {
        return endpoint(issuerMetadata, "notification_endpoint");
    }

    public URI tokenEndpoint() {
        return endpoint(serverMetadata, "token_endpoint");
    }

    public URI authorizationEndpoint() {
        return endpoint(serverMetadata, "authorization_endpoint");
    }

    public URI pushedRequestEndpoint() {
        return endpoint(serverMetadata, "pushed_authorization_request_endpoint");
    }

    /** The authorization server's own identifier: the audience of client assertions and {@code iss} of its answers. */
    public String server() {
        return serverMetadata.getString("issuer", "");
    }

    public JsonObject configuration(String id) {
        JsonValue all = issuerMetadata.get("credential_configurations_supported");
        JsonValue found = all == null ? null : all.asObject().get(id);
        if (found == null) {
            throw new Failure("the issuer's metadata lack the configuration " + id);
        }
        return found.asObject();
    }

    /** The OAuth scope that stands for a configuration. */
    public Optional<String> scope(String configurationId) {
        return Optional.of(configuration(configurationId).getString("scope", ""))
                .filter(scope -> !scope.isEmpty());
    }

    /** How many keys one request may bring; one where nothing is said. */
    public int batchSize() {
        JsonValue batch = issuerMetadata.get("batch_credential_issuance");
        return batch == null ? 1 : batch.asObject().getInt("batch_size", 1);
    }

    private static URI endpoint(JsonObject metadata, String name) {
        String address = metadata.getString(name, "");
        if (address.isEmpty()) {
            throw new Failure("the metadata lack " + name);
        }
        return URI.create(address);
    }
}
