package org.countersign.acceptance.wallet;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;

/** The authorization code flow, of a public or an attested client: pushed request (RFC 9126), PKCE (RFC 7636), and the answer's {@code state} and {@code iss} (RFC 9207). */
public final class AuthorizationFlow {
    private static final int CREATED = 201;
    private static final int SECRET_BYTES = 32;

    private final ProtocolHttp http;
    private final IssuerAddresses issuer;
    private final WalletClient client;
    private final SecureRandom random;

    public AuthorizationFlow(ProtocolHttp http, IssuerAddresses issuer, WalletClient client, SecureRandom random) {
        this.http = http;
        this.issuer = issuer;
        this.client = client;
        this.random = random;
    }

    /**
     * A pushed request.
     *
     * @param link what the citizen's browser opens
     * @param verifier PKCE's secret
     */
    public record Pushed(URI link, String state, String verifier) {
        @Override
        public String toString() {
            return "Pushed[]";
        }
    }

    /** Asks for a configuration by its scope; {@code issuerState} comes from an offer. */
    public Pushed push(String configurationId, Optional<String> issuerState) throws InterruptedException {
        Map<String, String> wish = new LinkedHashMap<>();
        wish.put("scope", issuer.scope(configurationId).orElseThrow(() -> new Failure("no scope stands for it")));
        return push(wish, issuerState);
    }

    /** Asks by authorization details (RFC 9396), so that the token names the identifiers. */
    public Pushed pushWithDetails(String configurationId, Optional<String> issuerState) throws InterruptedException {
        String details =
                "[{\"type\":\"openid_credential\",\"credential_configuration_id\":\"" + configurationId + "\"}]";
        Map<String, String> wish = new LinkedHashMap<>();
        wish.put("authorization_details", details);
        return push(wish, issuerState);
    }

    private Pushed push(Map<String, String> wish, Optional<String> issuerState) throws InterruptedException {
        String verifier = secret();
        String state = secret();
        Map<String, String> fields = new LinkedHashMap<>(wish);
        fields.put("response_type", "code");
        fields.put("client_id", client.id());
        fields.put("redirect_uri", client.redirectUri().toString());
        fields.put("code_challenge", DpopProofs.digest(verifier));
        fields.put("code_challenge_method", "S256");
        fields.put("state", state);
        issuerState.ifPresent(value -> fields.put("issuer_state", value));
        Reply reply = endpoint(issuer.pushedRequestEndpoint()).post(fields);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", client.id());
        query.put("request_uri", reply.orRefused(CREATED).object().getString("request_uri", ""));
        URI link = URI.create(issuer.authorizationEndpoint() + "?" + ProtocolHttp.encoded(query));
        return new Pushed(link, state, verifier);
    }

    /** Takes what the browser was sent back with. An error is thrown as the server named it. */
    public TokenEndpoint.AuthorizationCode code(Pushed pushed, URI back) {
        Map<String, String> answer = Query.of(back);
        if (!pushed.state().equals(answer.get("state"))) {
            throw new Failure("an answer to another request");
        }
        if (!issuer.server().equals(answer.get("iss"))) {
            throw new Failure("an answer of another server");
        }
        String code = answer.get("code");
        if (code == null) {
            throw new WalletRefused("the authorization", 302, answer.getOrDefault("error", ""));
        }
        return new TokenEndpoint.AuthorizationCode(code, client.id(), client.redirectUri(), pushed.verifier());
    }

    public Access exchange(TokenEndpoint.AuthorizationCode code) throws InterruptedException {
        return endpoint(issuer.tokenEndpoint()).exchange(code);
    }

    private TokenEndpoint endpoint(URI address) {
        return new TokenEndpoint(http, address, client.proofs(), client.attestation());
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
