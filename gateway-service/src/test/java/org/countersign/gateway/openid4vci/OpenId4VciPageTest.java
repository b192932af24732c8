package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.gateway.authorization.PreAuthorizedCodes.PreAuthorizedCode;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every request and response of {@code docs/reference/openid4vci.md} is one that the endpoints took and gave here; what differs each time stands in angle brackets. */
class OpenId4VciPageTest extends PlainIssuerTest {
    private static final Path PAGE =
            Path.of(System.getProperty("countersign.root", ".."), "docs", "reference", "openid4vci.md");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> DIFFERENT = Map.of(
            "c_nonce", "<nonce>",
            "credential", "<credential>",
            "notification_id", "<notification id>",
            "transaction_id", "<transaction id>",
            "kid", "<kid>",
            "x", "<x>",
            "y", "<y>");

    @Test
    void shows_what_the_endpoints_take_and_give() throws IOException {
        var page = Files.readString(PAGE);

        assertThat(exchanges()).allSatisfy(exchange -> assertThat(page).contains("```http\n" + exchange + "\n```"));
    }

    @Test
    void lists_every_error() throws IOException {
        var page = Files.readString(PAGE);

        assertThat(Arrays.stream(WalletError.values()))
                .allSatisfy(error -> assertThat(page)
                        .contains("| %d | `%s` |".formatted(error.status().value(), error.code())));
    }

    @Test
    void shows_the_metadata_of_one_type_in_both_forms() throws IOException {
        assertThat(Files.readString(PAGE)).contains("```json\n" + metadata() + "\n```");
    }

    static String metadata() {
        var metadata = (ObjectNode) JSON.readTree(
                issuer.read(OpenId4Vci.METADATA_PATH, "application/json").text());
        ((ObjectNode) metadata.get("credential_configurations_supported"))
                .retain("volunteer-service-card_sd_jwt_vc", "volunteer-service-card_counter_pass");
        masked(metadata);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(metadata);
    }

    static List<String> exchanges() {
        var wallet = TestWallet.onP256();
        var shown = new ArrayList<String>();
        issuer.offers.put(
                "offer-1",
                TestIssuer.CERTIFICATE,
                CredentialOffer.preAuthorized(
                        TestIssuer.ISSUER,
                        List.of(TestIssuer.CONFIGURATION),
                        new PreAuthorizedCode(
                                "<pre-authorized code>",
                                Optional.of("493536"),
                                issuer.clock.instant().plus(Duration.ofMinutes(5)))),
                issuer.clock.instant().plus(Duration.ofMinutes(5)));
        shown.add(shown(
                "GET /openid4vci/offers/offer-1", "", issuer.read("/openid4vci/offers/offer-1", "application/json")));
        shown.add(shown(
                "POST /openid4vci/nonce",
                "",
                issuer.send(OpenId4Vci.NONCE_PATH, TestIssuer.grant("g"), TestIssuer.JSON, "")));
        shown.add(credential(wallet));
        shown.add(refused(wallet));
        issuer.copies.decide(false);
        var pending = issuer.credential(
                TestIssuer.grant("later"), TestWallet.request(TestIssuer.IDENTIFIER, issuer.proof(wallet)));
        shown.add(shown("POST /openid4vci/credential", proofs("<proof>"), pending));
        issuer.copies.decide(true);
        var transaction =
                Map.of("transaction_id", pending.json().get("transaction_id").asString());
        var deferred = issuer.send(
                OpenId4Vci.DEFERRED_PATH,
                TestIssuer.grant("later"),
                TestIssuer.JSON,
                JSON.writeValueAsString(transaction));
        shown.add(shown("POST /openid4vci/deferred", JSON.writeValueAsString(transaction), deferred));
        var event = new TreeMap<String, String>(Map.of(
                "notification_id", deferred.json().get("notification_id").asString(), "event", "credential_accepted"));
        shown.add(shown(
                "POST /openid4vci/notification",
                JSON.writeValueAsString(event),
                issuer.send(
                        OpenId4Vci.NOTIFICATION_PATH,
                        TestIssuer.grant("later"),
                        TestIssuer.JSON,
                        JSON.writeValueAsString(event))));
        return shown;
    }

    private static String credential(TestWallet wallet) {
        var nonce = issuer.nonce();
        var answer = issuer.credential(
                TestIssuer.grant("g"),
                TestWallet.request(
                        TestIssuer.IDENTIFIER,
                        wallet.proof(TestIssuer.ISSUER, nonce, issuer.clock.instant()),
                        TestWallet.onP256().proof(TestIssuer.ISSUER, nonce, issuer.clock.instant())));
        return shown("POST /openid4vci/credential", proofs("<proof>", "<proof of another key>"), answer);
    }

    private static String refused(TestWallet wallet) {
        var stale = issuer.proof(wallet);
        issuer.credential(TestIssuer.grant("g"), TestWallet.request(TestIssuer.IDENTIFIER, stale));
        return shown(
                "POST /openid4vci/credential",
                proofs("<proof with a used nonce>"),
                issuer.credential(TestIssuer.grant("g"), TestWallet.request(TestIssuer.IDENTIFIER, stale)));
    }

    private static String proofs(String... proofs) {
        return JSON.writeValueAsString(new TreeMap<>(TestWallet.request(TestIssuer.IDENTIFIER, proofs)));
    }

    private static String shown(String line, String body, TestIssuer.Answer answer) {
        var text = new StringBuilder(line).append('\n');
        if (line.startsWith("POST") && !line.endsWith("nonce")) {
            text.append("Authorization: Bearer <access token>\nContent-Type: application/json\n");
        }
        if (!body.isEmpty()) {
            text.append('\n').append(masked(body)).append('\n');
        }
        text.append("\nHTTP/1.1 ").append(answer.status()).append('\n');
        text.append("Cache-Control: ").append(answer.header("Cache-Control"));
        if (!answer.text().isEmpty()) {
            text.append("\nContent-Type: ").append(answer.header("Content-Type"));
            text.append("\n\n").append(masked(answer.text()));
        }
        return text.toString();
    }

    private static String masked(String json) {
        var tree = JSON.readTree(json);
        masked(tree);
        return JSON.writeValueAsString(tree);
    }

    private static void masked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.propertyNames().stream()
                    .filter(name ->
                            DIFFERENT.containsKey(name) && object.get(name).isString())
                    .toList()
                    .forEach(name -> object.put(name, DIFFERENT.get(name)));
        }
        node.forEach(OpenId4VciPageTest::masked);
    }
}
