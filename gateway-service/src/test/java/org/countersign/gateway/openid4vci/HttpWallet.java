package org.countersign.gateway.openid4vci;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.countersign.check.PresentationExpectation;
import org.countersign.format.FormatException;
import org.countersign.format.cose.Signer;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.format.sdjwt.KeyBinding;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.SdJwt;
import org.countersign.gateway.Api;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wallet that knows nothing of us but the offer: it finds everything else in the metadata. */
public final class HttpWallet {
    static final KeyBindingRequest REQUEST =
            new KeyBindingRequest("x509_san_dns:desk.countersign.test", "n-0S6_WzA2Mj");
    static final PresentationExpectation EXPECTED =
            new PresentationExpectation(REQUEST, Duration.ofMinutes(5), "https://countersign.test");
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    private final Api api;
    private final TestWallet keys;
    private @Nullable JsonNode token;
    private @Nullable JsonNode metadata;
    private @Nullable String transaction;

    public HttpWallet(Api api, TestWallet keys) {
        this.api = api.anonymous();
        this.keys = keys;
    }

    /** Fetched once. */
    JsonNode metadata() {
        if (metadata == null) {
            metadata = api.get("/.well-known/openid-credential-issuer").json();
        }
        return metadata;
    }

    public JsonNode offer(String uri) {
        return api.get(path(uri)).json();
    }

    /** Asks for everything that is offered, with {@code authorization_details}; an offer without digits gets none. */
    public void fetchToken(JsonNode offer, String txCode) {
        var details = offer.get("credential_configuration_ids")
                .valueStream()
                .map(id -> Map.of("type", "openid_credential", "credential_configuration_id", id.asString()))
                .toList();
        var form = new HashMap<>(Map.of(
                "grant_type",
                GRANT,
                "pre-authorized_code",
                offer.get("grants").get(GRANT).get("pre-authorized_code").asString(),
                "authorization_details",
                JSON.writeValueAsString(details)));
        if (!txCode.isEmpty()) {
            form.put("tx_code", txCode);
        }
        var answer = api.send(api.request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        token = answer.json();
    }

    /** Fetches one credential, waiting as the answers say. */
    public String credential(String configuration) {
        return credential(configuration, keys);
    }

    /** So too, for another key of the same wallet. */
    public String credential(String configuration, TestWallet key) {
        var answer = asks(configuration, key);
        while (answer.status() == 503) {
            if (!answer.header("Retry-After").matches("[1-9][0-9]*")) {
                throw new AssertionError("503 that does not say when to come back");
            }
            pause();
            answer = asks(configuration, key);
        }
        while (answer.status() == 202 || answer.status() == 503) {
            pause();
            answer = post(
                    metadata().get("deferred_credential_endpoint").asString(),
                    Map.of("transaction_id", transaction(answer)));
        }
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.json().at("/credentials/0/credential").asString();
    }

    private Api.Response asks(String configuration, TestWallet key) {
        return post(
                metadata().get("credential_endpoint").asString(),
                TestWallet.request(identifier(configuration), proof(key)));
    }

    private String transaction(Api.Response answer) {
        if (answer.status() == 202) {
            transaction = answer.json().get("transaction_id").asString();
        }
        return Objects.requireNonNull(transaction);
    }

    /** Shorter than a wallet is told to wait, and long enough not to keep the processors busy with asking. */
    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    Api.Response post(String uri, Map<String, ?> body) {
        return api.send(authorized(path(uri))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Api.Response get(String path) {
        return api.send(authorized(path).GET());
    }

    String proof() {
        return proof(keys);
    }

    private String proof(TestWallet key) {
        var nonce = api.post(path(metadata().get("nonce_endpoint").asString()), "")
                .json()
                .get("c_nonce")
                .asString();
        return key.proof(metadata().get("credential_issuer").asString(), nonce, Instant.now());
    }

    String identifier(String configuration) {
        return Objects.requireNonNull(token)
                .get("authorization_details")
                .valueStream()
                .filter(detail ->
                        detail.get("credential_configuration_id").asString().equals(configuration))
                .map(detail -> detail.at("/credential_identifiers/0").asString())
                .findFirst()
                .orElseThrow();
    }

    public String live(String pass) throws FormatException {
        return LivePass.present(UnverifiedPass.parse(pass).message(), LiveShowing.at(now()), signer())
                .text();
    }

    String presents(String credential) throws FormatException {
        return KeyBinding.sign(SdJwt.parse(credential), REQUEST, now(), signer(), new JcaSha256())
                .text();
    }

    private HttpRequest.Builder authorized(String path) {
        return api.request(path)
                .header(
                        "Authorization",
                        "Bearer "
                                + Objects.requireNonNull(token)
                                        .get("access_token")
                                        .asString());
    }

    private Signer signer() throws FormatException {
        return JcaKeys.signer(keys.pair(), new SecureRandom());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String path(String uri) {
        return URI.create(uri).getRawPath();
    }
}
