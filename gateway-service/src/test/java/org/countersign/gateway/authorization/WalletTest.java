package org.countersign.gateway.authorization;

import com.nimbusds.jose.jwk.ECKey;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of the authorization server share: forms, proofs and the probe. */
abstract class WalletTest extends GatewayTest {
    static final String TOKEN = "/oauth2/token";
    static final String PRE_AUTHORIZED = "urn:ietf:params:oauth:grant-type:pre-authorized_code";
    static final String DETAILS = "[{\"type\":\"openid_credential\",\"credential_configuration_id\":\"%s\"}]";

    /** Of PKCE. */
    static final String VERIFIER = "a-verifier-of-a-wallet-that-is-long-enough-0123456789";

    @Autowired
    protected PreAuthorizedCodes codes;

    protected final PreAuthorizedCodes.PreAuthorizedCode code(boolean withTxCode) {
        return codes.issue(
                List.of(new GrantedCredential(TestDirectory.PERMIT, List.of(TestDirectory.PERMIT_ID))), withTxCode);
    }

    protected final String issuer() {
        return "http://127.0.0.1:" + api().request("/").build().uri().getPort();
    }

    protected final Api.Response form(String path, Map<String, String> form, String... headers) {
        var request = api().request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
        for (var at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        return api().send(request);
    }

    protected final Api.Response redeem(String code, String... headers) {
        return form(TOKEN, Map.of("grant_type", PRE_AUTHORIZED, "pre-authorized_code", code), headers);
    }

    /** What a wallet of these tests pushes, before it says who it is. */
    static Map<String, String> pushRequest(String client) {
        var form = new LinkedHashMap<String, String>();
        form.put("response_type", "code");
        form.put("client_id", client);
        form.put("redirect_uri", TestWallets.REDIRECT);
        form.put("scope", TestDirectory.PERMIT);
        form.put("code_challenge", TestProof.sha256(VERIFIER));
        form.put("code_challenge_method", "S256");
        return form;
    }

    /** What it asks with the code for a token. */
    static Map<String, String> tokenRequest(String client, String code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", TestWallets.REDIRECT);
        form.put("client_id", client);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    /** The code of a citizen who signed in and allowed what was pushed. */
    protected final String citizensCode(String client, String requestUri) {
        var browser = new TestBrowser(issuer());
        var page = browser.signIn(
                "/oauth2/authorize?client_id=" + client + "&request_uri="
                        + URLEncoder.encode(requestUri, StandardCharsets.UTF_8),
                TestDirectory.NUMBER,
                TestDirectory.NAME);
        return TestBrowser.parameters(browser.decide(page, "allow")).getOrDefault("code", "");
    }

    protected final Api.Response probe(String... headers) {
        var request = api().request(GrantProbe.PATH).POST(BodyPublishers.noBody());
        for (var at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        return api().send(request);
    }

    /** A nonce as a wallet gets it: by trying without one. */
    protected final String nonce(ECKey key) {
        return redeem(
                        "x",
                        "DPoP",
                        TestProof.of(key, "POST", issuer() + TOKEN, "none").sign())
                .header("DPoP-Nonce");
    }

    protected final TestProof tokenProof(ECKey key) {
        return TestProof.of(key, "POST", issuer() + TOKEN, nonce(key));
    }

    protected final TestProof probeProof(ECKey key, String token) {
        return TestProof.of(key, "POST", issuer() + GrantProbe.PATH, nonce(key)).forToken(token);
    }

    protected static String accessToken(Api.Response response) {
        return response.json().path("access_token").asString("");
    }

    protected static String error(Api.Response response) {
        return response.json().path("error").asString("");
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
