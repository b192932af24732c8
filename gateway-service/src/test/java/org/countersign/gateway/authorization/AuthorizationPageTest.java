package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.countersign.gateway.Api;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every request and answer of {@code docs/reference/authorization.md} is one that the endpoints took and gave here; what differs each time stands in angle brackets. What was
 * exchanged is written to {@code target/authorization-exchanges.md}, to be copied from when the page is to change.
 */
class AuthorizationPageTest extends WalletTest {
    private static final Path PAGE =
            Path.of(System.getProperty("countersign.root", ".."), "docs", "reference", "authorization.md");
    private static final String SHOWN_ISSUER = "https://certificates.example";
    private static final String CALLBACK = "http://127.0.0.1:5555/callback";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            Map.entry("access_token", "<access token>"),
            Map.entry("attestation_challenge", "<challenge>"),
            Map.entry("code", "<code>"),
            Map.entry("code_challenge", "<code challenge>"),
            Map.entry("code_verifier", "<code verifier>"),
            Map.entry("expires_in", "<seconds>"),
            Map.entry("kid", "<kid>"),
            Map.entry("n", "<n>"),
            Map.entry("pre-authorized_code", "<pre-authorized code>"),
            Map.entry("refresh_token", "<refresh token>"),
            Map.entry("request_uri", "<request_uri>"),
            Map.entry("tx_code", "<tx code>"));

    @Test
    void shows_what_the_endpoints_take_and_give() throws IOException {
        var exchanges = exchanges();
        Files.writeString(
                Path.of("target", "authorization-exchanges.md"),
                exchanges.stream()
                        .map(exchange -> "```http\n" + exchange + "\n```\n")
                        .collect(Collectors.joining("\n")));

        var page = Files.readString(PAGE);

        assertThat(exchanges).allSatisfy(exchange -> assertThat(page).contains("```http\n" + exchange + "\n```"));
    }

    private List<String> exchanges() {
        var shown = new ArrayList<String>();
        shown.add(metadata());
        shown.add(answered("GET /oauth2/jwks", api().anonymous().get("/oauth2/jwks")));
        shown.add(answered(
                "POST /oauth2/challenge",
                api().send(api().request("/oauth2/challenge").POST(BodyPublishers.noBody()))));
        var request = new LinkedHashMap<String, String>();
        request.put("response_type", "code");
        request.put("client_id", "wallet-dev");
        request.put("redirect_uri", CALLBACK);
        request.put("scope", TestDirectory.PERMIT);
        request.put("state", "af0ifjsldkj");
        request.put("code_challenge", TestProof.sha256(VERIFIER));
        request.put("code_challenge_method", "S256");
        var par = form("/oauth2/par", request);
        shown.add(answered(asked("/oauth2/par", request, false), par));
        var requestUri = par.json().path("request_uri").asString();
        var browser = new TestBrowser(issuer());
        var page = browser.signIn(
                "/oauth2/authorize?client_id=wallet-dev&request_uri="
                        + URLEncoder.encode(requestUri, StandardCharsets.UTF_8),
                TestDirectory.NUMBER,
                TestDirectory.NAME);
        var back = browser.decide(page, "allow");
        shown.add("GET /oauth2/authorize?client_id=wallet-dev&request_uri=<request_uri>\n\nHTTP/1.1 "
                + back.statusCode() + "\nCache-Control: "
                + back.headers().firstValue("Cache-Control").orElse("") + "\nLocation: "
                + underPublicAddress(TestBrowser.location(back)).replaceAll("code=[^&]+", "code=<code>"));
        tokens(shown, TestBrowser.parameters(back).getOrDefault("code", ""));
        return shown;
    }

    private void tokens(List<String> shown, String code) {
        var key = TestProof.newKey();
        var byCode = new LinkedHashMap<String, String>();
        byCode.put("grant_type", "authorization_code");
        byCode.put("code", code);
        byCode.put("redirect_uri", CALLBACK);
        byCode.put("client_id", "wallet-dev");
        byCode.put("code_verifier", VERIFIER);
        var nonceless = TestProof.of(key, "POST", issuer() + TOKEN, "none").sign();
        shown.add(answered(asked(TOKEN, byCode, true), form(TOKEN, byCode, "DPoP", nonceless)));
        var token = form(TOKEN, byCode, "DPoP", tokenProof(key).sign());
        shown.add(answered(asked(TOKEN, byCode, true), token));
        var refresh = new LinkedHashMap<String, String>();
        refresh.put("grant_type", "refresh_token");
        refresh.put("refresh_token", token.json().path("refresh_token").asString());
        refresh.put("client_id", "wallet-dev");
        shown.add(answered(
                asked(TOKEN, refresh, true),
                form(TOKEN, refresh, "DPoP", tokenProof(key).sign())));
        shown.add(answered(
                asked(TOKEN, refresh, true),
                form(TOKEN, refresh, "DPoP", tokenProof(key).sign())));
        var offer = code(true);
        var preAuthorized = new LinkedHashMap<String, String>();
        preAuthorized.put("grant_type", PRE_AUTHORIZED);
        preAuthorized.put("pre-authorized_code", offer.value());
        preAuthorized.put("tx_code", offer.txCode().orElseThrow());
        preAuthorized.put("authorization_details", DETAILS.formatted(TestDirectory.PERMIT));
        shown.add(answered(asked(TOKEN, preAuthorized, false), form(TOKEN, preAuthorized)));
        shown.add(answered(asked(TOKEN, preAuthorized, false), form(TOKEN, preAuthorized)));
    }

    private String metadata() {
        var answer = api().anonymous().get("/.well-known/oauth-authorization-server");
        var tree = (ObjectNode) JSON.readTree(underPublicAddress(answer.text()));
        tree.set("scopes_supported", JSON.createArrayNode().add(TestDirectory.PERMIT));
        return "GET /.well-known/oauth-authorization-server\n\nHTTP/1.1 " + answer.status() + "\nContent-Type: "
                + answer.header("Content-Type") + "\n\n"
                + JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.convertValue(tree, Map.class));
    }

    private String asked(String path, Map<String, String> form, boolean withProof) {
        return "POST " + path + "\nContent-Type: application/x-www-form-urlencoded\n"
                + (withProof ? "DPoP: <proof>\n" : "") + "\n"
                + form.entrySet().stream()
                        .map(entry -> entry.getKey() + "="
                                + DIFFERENT.getOrDefault(
                                        entry.getKey(), URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8)))
                        .collect(Collectors.joining("\n&"));
    }

    private String answered(String request, Api.Response answer) {
        var text = new StringBuilder(request).append("\n\nHTTP/1.1 ").append(answer.status());
        if (!answer.header("Cache-Control").isEmpty()) {
            text.append("\nCache-Control: ").append(answer.header("Cache-Control"));
        }
        if (!answer.header("DPoP-Nonce").isEmpty()) {
            text.append("\nDPoP-Nonce: <nonce>");
        }
        var tree = JSON.readTree(underPublicAddress(answer.text()));
        mask(tree);
        return text.append("\nContent-Type: ")
                .append(answer.header("Content-Type"))
                .append("\n\n")
                .append(JSON.writeValueAsString(JSON.convertValue(tree, Map.class)))
                .toString();
    }

    private String underPublicAddress(String text) {
        return text.replace(issuer(), SHOWN_ISSUER)
                .replace(
                        URLEncoder.encode(issuer(), StandardCharsets.UTF_8),
                        URLEncoder.encode(SHOWN_ISSUER, StandardCharsets.UTF_8));
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).stream()
                    .filter(DIFFERENT::containsKey)
                    .filter(name -> !object.get(name).isContainer())
                    .forEach(name -> object.put(name, DIFFERENT.get(name)));
        }
        node.forEach(AuthorizationPageTest::mask);
    }
}
