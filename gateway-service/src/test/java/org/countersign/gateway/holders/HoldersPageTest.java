package org.countersign.gateway.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.openid4vci.TestWallet;
import org.countersign.gateway.receipts.TestReceipt;
import org.junit.jupiter.api.Test;

/** Every request and answer of {@code docs/reference/holders.md} is one that the endpoints took and gave here; what differs each time stands in angle brackets. */
class HoldersPageTest extends GatewayTest {
    private static final Path PAGE =
            Path.of(System.getProperty("countersign.root", ".."), "docs", "reference", "holders.md");
    private static final String TYPE = "residence-permit";
    private static final Map<Pattern, String> DIFFERENT = Map.of(
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "<certificate id>",
            Pattern.compile("eyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+"), "<receipt>",
            Pattern.compile("\"at\":[0-9]{10}"), "\"at\":<time>",
            Pattern.compile("\"expiresAt\":[0-9]{10}"), "\"expiresAt\":<time>",
            Pattern.compile("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?=[\"\n])"), "<code>",
            Pattern.compile("(?<=offer_uri=)[A-Za-z0-9_.%-]+"), "<address of the offer>",
            Pattern.compile("acct-[0-9a-f]{40}"), "<account>",
            Pattern.compile("op-[0-9a-f]{40}"), "<operation>",
            Pattern.compile("\"transaction\":\"[0-9a-f]{64}\",\"block\":[0-9]+"),
                    "\"transaction\":\"<transaction>\",\"block\":<block>");

    @Test
    void shows_what_the_endpoints_take_and_give() throws IOException {
        var page = Files.readString(PAGE);

        assertThat(exchanges()).allSatisfy(exchange -> assertThat(page).contains("```http\n" + exchange + "\n```"));
    }

    private List<String> exchanges() {
        var officer = new Officer(api());
        var id = officer.issued(Officer.request(TYPE, 63_001), "holders-page");
        var device = new TestDevice(api());
        var pass = device.fetch(id, TYPE);
        var desk = TestWallet.onP256();
        var good = TestReceipt.of("library-3", "r-1", TestDevice.hash(pass)).sign(desk);
        var altered = TestReceipt.of("library-3", "r-2", TestDevice.hash(pass))
                .header("jwk", TestWallet.onP256().jwk())
                .sign(desk);
        var upload = TestReceipt.upload(List.of(good, altered));
        var shown = new ArrayList<String>();
        shown.add(shown("GET /api/v1/holder/certificate", "", device.send("GET", "certificate", "", "", "")));
        shown.add(shown("GET /api/v1/holder/certificate\nDPoP: <proof>", "", device.get("certificate")));
        shown.add(shown(
                "POST /api/v1/receipts\nAuthorization: Bearer <access token>\nContent-Type: application/json",
                upload,
                api().as("counter-1").post("/api/v1/receipts", upload)));
        shown.add(shown("GET /api/v1/holder/receipts\nDPoP: <proof>", "", device.get("receipts")));
        shown.addAll(points(device));
        officer.api().post("/api/v1/certificates/" + id + "/reissue", "{}", "holders-page-reissue");
        await(() -> device.get("certificate").text().contains("successor"));
        shown.add(shown("GET /api/v1/holder/certificate\nDPoP: <proof>", "", device.get("certificate")));
        return shown;
    }

    private List<String> points(TestDevice device) {
        var json = "Content-Type: application/json";
        var officer = api().as("officer-1");
        var earned = officer.send(operation(officer, "earn", """
                {"op":"earn","resident":"%s","scheme":"volunteer","points":100,"expiresAt":"2027-12-31T16:00:00Z","event":"社区植树"}
                """.formatted(Samples.citizen(63_001))));
        assertThat(earned.status()).as(earned.text()).isEqualTo(200);
        var wish = "{\"scheme\":\"volunteer\",\"points\":30,\"partner\":\"city-library\"}";
        var made = device.post("redemptions", wish, "4f1d");
        var code = made.json().get("code").asString();
        var hold =
                "{\"op\":\"hold\",\"authorisation\":\"%s\",\"scheme\":\"volunteer\",\"points\":30,\"until\":\"2027-12-31T16:00:00Z\"}"
                        .formatted(code);
        var partner = api().as("partner-1");
        var shown = new ArrayList<String>();
        shown.add(shown(
                "POST /api/v1/holder/redemptions\nDPoP: <proof>\nIdempotency-Key: \"4f1d\"\n" + json, wish, made));
        shown.add(shown(
                "POST /api/v1/credit/operations\nAuthorization: Bearer <access token>\nIdempotency-Key: \"hold\"\nPrefer: wait=30\n"
                        + json,
                hold,
                partner.send(operation(partner, "hold", hold))));
        shown.add(shown("GET /api/v1/holder/redemptions/<code>\nDPoP: <proof>", "", device.get("redemptions/" + code)));
        shown.add(shown("GET /api/v1/holder/points\nDPoP: <proof>", "", device.get("points")));
        return shown;
    }

    private static HttpRequest.Builder operation(Api api, String key, String body) {
        return api.request("/api/v1/credit/operations")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"holders-page-" + key + '"')
                .header("Prefer", "wait=30")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String shown(String head, String body, Api.Response answer) {
        var text = new StringBuilder(head).append('\n');
        if (!body.isEmpty()) {
            text.append('\n').append(body).append('\n');
        }
        text.append("\nHTTP/1.1 ").append(answer.status());
        if (!answer.header("DPoP-Nonce").isEmpty()) {
            text.append("\nDPoP-Nonce: <nonce>");
        }
        text.append("\nContent-Type: ")
                .append(answer.mediaType())
                .append("\n\n")
                .append(answer.text());
        var masked = text.toString();
        for (var different : DIFFERENT.entrySet()) {
            masked = different.getKey().matcher(masked).replaceAll(different.getValue());
        }
        return masked;
    }
}
