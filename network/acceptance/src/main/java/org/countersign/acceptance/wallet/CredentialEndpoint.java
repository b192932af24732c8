package org.countersign.acceptance.wallet;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;

/** Asks for credentials and takes them (OpenID4VCI 1.0, sections 7 to 11). */
public final class CredentialEndpoint {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final String PROOF_TYPE = "openid4vci-proof+jwt";

    private final ProtocolHttp http;
    private final IssuerAddresses issuer;
    private final InstantSource clock;

    public CredentialEndpoint(ProtocolHttp http, IssuerAddresses issuer, InstantSource clock) {
        this.http = http;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** What a request for credentials came to. */
    public sealed interface Delivery {
        /**
         * Here they are.
         *
         * @param notificationId for {@link #notify}
         */
        record Ready(List<String> credentials, Optional<String> notificationId) implements Delivery {
            public Ready {
                credentials = List.copyOf(credentials);
            }

            /** The credentials say who their holder is. */
            @Override
            public String toString() {
                return "Ready[" + credentials.size() + "]";
            }
        }

        /** They are not ready: come back. */
        record Later(String transactionId, int intervalSeconds) implements Delivery {}
    }

    /** A fresh {@code c_nonce}. */
    public String nonce() throws InterruptedException {
        HttpRequest request = ProtocolHttp.to(issuer.nonceEndpoint())
                .header("Accept", "application/json")
                .POST(BodyPublishers.noBody())
                .build();
        return http.send(request).orRefused(OK).object().getString("c_nonce", "");
    }

    /** A proof that the wallet has the key (appendix F.1). */
    public String proof(DeviceKey key, Optional<String> client, String nonce) {
        return key.signWithKey(PROOF_TYPE, claims(client, nonce));
    }

    /** The same with an attestation of this key, and perhaps of others, for all of which copies are wanted. */
    public String proof(DeviceKey key, Optional<String> client, String nonce, String keyAttestation) {
        return key.signAttested(PROOF_TYPE, claims(client, nonce), keyAttestation);
    }

    private JsonObject claims(Optional<String> client, String nonce) {
        JsonObject claims = new JsonObject()
                .add("aud", issuer.issuer())
                .add("iat", clock.instant().getEpochSecond())
                .add("nonce", nonce);
        client.ifPresent(id -> claims.add("iss", id));
        return claims;
    }

    /** The body of a request for a credential of this configuration, one copy for each key, by the identifier where the server named one. */
    public JsonObject request(Access access, String configurationId, List<DeviceKey> keys) throws InterruptedException {
        String nonce = nonce();
        JsonArray proofs = new JsonArray();
        keys.forEach(key -> proofs.add(proof(key, access.client(), nonce)));
        return request(access, configurationId, "jwt", proofs);
    }

    /**
     * The body with proofs that were made elsewhere.
     *
     * @param proofType {@code jwt} or {@code attestation}
     */
    public JsonObject request(Access access, String configurationId, String proofType, JsonArray proofs) {
        return name(access, configurationId).add("proofs", new JsonObject().add(proofType, proofs));
    }

    /** The body as wallets of draft 15 send it: one proof, in {@code proof}. */
    public JsonObject draftRequest(Access access, String configurationId, DeviceKey key) throws InterruptedException {
        JsonObject proof = new JsonObject().add("proof_type", "jwt").add("jwt", proof(key, access.client(), nonce()));
        return name(access, configurationId).add("proof", proof);
    }

    private static JsonObject name(Access access, String configurationId) {
        List<String> identifiers = access.identifiers().getOrDefault(configurationId, List.of());
        return identifiers.isEmpty()
                ? new JsonObject().add("credential_configuration_id", configurationId)
                : new JsonObject().add("credential_identifier", identifiers.getFirst());
    }

    public Delivery fetch(Access access, String configurationId, List<DeviceKey> keys) throws InterruptedException {
        return send(access, request(access, configurationId, keys));
    }

    public Delivery send(Access access, JsonObject body) throws InterruptedException {
        return delivery(access.send(ProtocolHttp.json(issuer.credentialEndpoint(), body), http)
                .orRefused(OK, ACCEPTED)
                .object());
    }

    /** As {@link #fetch}, but nobody between wallet and issuer can read request or answer (section 10). */
    public Delivery fetchEncrypted(
            Access access, String configurationId, List<DeviceKey> keys, MessageEncryption encryption)
            throws InterruptedException {
        JsonObject body = request(access, configurationId, keys)
                .add("credential_response_encryption", encryption.wishForAnswer());
        return sendEncrypted(issuer.credentialEndpoint(), access, body, encryption);
    }

    private Delivery sendEncrypted(URI endpoint, Access access, JsonObject body, MessageEncryption encryption)
            throws InterruptedException {
        HttpRequest.Builder request = ProtocolHttp.to(endpoint)
                .header("Content-Type", MessageEncryption.MEDIA_TYPE)
                .POST(BodyPublishers.ofString(encryption.seal(body)));
        Reply reply = access.send(request, http).orRefused(OK, ACCEPTED);
        if (reply.isJson()) {
            throw new Failure("the answer was not encrypted");
        }
        return delivery(encryption.open(reply.body()));
    }

    /** Comes back for what was not ready (section 9). */
    public Delivery comeBack(Access access, Delivery.Later later) throws InterruptedException {
        JsonObject body = new JsonObject().add("transaction_id", later.transactionId());
        return delivery(access.send(ProtocolHttp.json(issuer.deferredEndpoint(), body), http)
                .orRefused(OK, ACCEPTED)
                .object());
    }

    /** Asks and comes back until the credentials are there, as often as the issuer says, for a limited time. */
    public Delivery.Ready await(Access access, Delivery first, int mostReturns) throws InterruptedException {
        Delivery current = first;
        for (int returns = 0; returns < mostReturns; returns++) {
            switch (current) {
                case Delivery.Ready ready -> {
                    return ready;
                }
                case Delivery.Later later -> {
                    Thread.sleep(later.intervalSeconds() * 1000L);
                    current = comeBack(access, later);
                }
            }
        }
        throw new Failure("the credentials were not ready after " + mostReturns + " returns");
    }

    /** Tells what became of them (section 11): {@code credential_accepted}, {@code credential_failure} or {@code credential_deleted}. */
    public void notify(Access access, String notificationId, String event) throws InterruptedException {
        JsonObject body =
                new JsonObject().add("notification_id", notificationId).add("event", event);
        access.send(ProtocolHttp.json(issuer.notificationEndpoint(), body), http)
                .orRefused(NO_CONTENT);
    }

    private static Delivery delivery(JsonObject answer) {
        JsonValue credentials = answer.get("credentials");
        if (credentials == null) {
            return new Delivery.Later(answer.getString("transaction_id", ""), answer.getInt("interval", 1));
        }
        String notification = answer.getString("notification_id", "");
        return new Delivery.Ready(
                credentials.asArray().values().stream()
                        .map(each -> each.asObject().getString("credential", ""))
                        .toList(),
                Optional.of(notification).filter(id -> !id.isEmpty()));
    }
}
