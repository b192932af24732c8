package org.countersign.gateway.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.holders.TestDevice;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.openid4vci.TestWallet;
import org.junit.jupiter.api.Test;

/** Desks hand in what they signed, and the citizen sees it. */
class ReceiptsTest extends GatewayTest {
    private static final String TYPE = "residence-permit";
    private static final String DESK = "receipts-desk-1";
    private static final String PASS = "ab".repeat(32);
    private static final TestWallet KEY = TestWallet.onP256();

    @Test
    void the_citizen_sees_each_showing_of_the_certificate_and_none_of_anothers() {
        var officer = new Officer(api());
        var id = officer.issued(Officer.request(TYPE, 62_001), "receipts-62001");
        var other = officer.issued(Officer.request(TYPE, 62_002), "receipts-62002");
        var device = new TestDevice(api());
        var pass = device.fetch(id, TYPE);
        var shown = TestReceipt.of(DESK, "seen-1", TestDevice.hash(pass))
                .with("iat", Instant.now().minusSeconds(60).getEpochSecond())
                .sign(KEY);
        var paper = TestReceipt.of(DESK, "seen-2", TestDevice.hash(officer.pass(id)))
                .with("purpose", null)
                .sign(KEY);
        var anothers = TestReceipt.of(DESK, "seen-3", TestDevice.hash(officer.pass(other)))
                .sign(KEY);

        var taken = upload(shown, paper, anothers);
        var items = device.get("receipts").json().get("items");

        assertThat(taken.text()).isEqualTo("{\"taken\":3,\"known\":0,\"refused\":[]}");
        assertThat(items.valueStream().map(item -> item.get("receipt").asString()))
                .containsExactly(paper, shown);
        assertThat(items.get(1).get("desk").asString()).isEqualTo(DESK);
        assertThat(items.get(1).get("verdict").asString()).isEqualTo("VALID");
        assertThat(items.get(1).get("purpose").get("zh").asString()).isEqualTo("进入图书馆");
        assertThat(items.get(0).has("purpose")).isFalse();
    }

    @Test
    void whoever_holds_a_revoked_certificate_sees_nothing_more() {
        var officer = new Officer(api());
        var id = officer.issued(Officer.request(TYPE, 62_003), "receipts-62003");
        var device = new TestDevice(api());
        device.fetch(id, TYPE);
        var before = device.get("receipts");

        officer.changed(id, "REVOKED", "receipts-62003-revoke");
        await(() -> device.get("certificate").text().contains("REVOKED"));

        assertThat(before.text()).isEqualTo("{\"items\":[]}");
        assertThat(device.get("receipts").status()).isEqualTo(403);
        assertThat(device.get("receipts").code()).isEqualTo("HOLDER_NOT_VALID");
    }

    @Test
    void takes_a_receipt_once_however_often_it_is_sent() {
        var receipt = TestReceipt.of(DESK, "once", PASS).sign(KEY);

        assertThat(upload(receipt, receipt).text()).isEqualTo("{\"taken\":1,\"known\":1,\"refused\":[]}");
        assertThat(upload(receipt).text()).isEqualTo("{\"taken\":0,\"known\":1,\"refused\":[]}");
    }

    @Test
    void refuses_what_was_altered_and_takes_what_stands_beside_it() {
        var good = TestReceipt.of(DESK, "beside", PASS).sign(KEY);
        var parts = TestReceipt.of(DESK, "altered", PASS).sign(KEY).split("\\.", -1);
        var others = TestReceipt.of(DESK, "exchanged", PASS).sign(KEY).split("\\.", -1);

        var answer = upload(parts[0] + "." + others[1] + "." + parts[2], good);

        assertThat(answer.text())
                .isEqualTo("{\"taken\":1,\"known\":0,\"refused\":[{\"index\":0,\"code\":\"SIGNATURE\"}]}");
    }

    @Test
    void refuses_a_receipt_that_names_no_key_or_anothers() {
        assertThat(fault(TestReceipt.of(DESK, "k1", PASS).header("jwk", Map.of("kty", "oct", "k", "AAAA"))))
                .isEqualTo("MALFORMED");
        assertThat(fault(TestReceipt.of(DESK, "k2", PASS).header("jwk", "x"))).isEqualTo("MALFORMED");
        assertThat(fault(TestReceipt.of(DESK, "k3", PASS)
                        .header("jwk", TestWallet.onP256().jwk())))
                .isEqualTo("SIGNATURE");
    }

    @Test
    void refuses_another_type_another_algorithm_and_what_is_no_token() {
        assertThat(fault(TestReceipt.of(DESK, "t1", PASS).header("typ", "JWT"))).isEqualTo("MALFORMED");
        assertThat(fault(TestReceipt.of(DESK, "t2", PASS).header("alg", "none")))
                .isEqualTo("MALFORMED");
        assertThat(fault(TestReceipt.of(DESK, "t3", PASS).header("alg", "HS256")))
                .isEqualTo("MALFORMED");
        assertThat(refusal("not.a.token")).isEqualTo("MALFORMED");
        assertThat(refusal("a".repeat(8_001))).isEqualTo("TOO_LONG");
    }

    @Test
    void refuses_claims_that_a_receipt_does_not_have() {
        assertThat(fault(TestReceipt.of(DESK, "c1", PASS).with("holder_name", "x")))
                .isEqualTo("CONTENT");
        assertThat(fault(TestReceipt.of(DESK, "c2", PASS).checked("name", "x"))).isEqualTo("CONTENT");
        assertThat(fault(TestReceipt.of(DESK, "c3", PASS).with("iss", "a desk")))
                .isEqualTo("CONTENT");
        assertThat(fault(TestReceipt.of(DESK, "c4", "abcd"))).isEqualTo("CONTENT");
        assertThat(fault(TestReceipt.of(DESK, "c5", PASS).with("checks", List.of())))
                .isEqualTo("CONTENT");
        assertThat(fault(TestReceipt.of(DESK, "c6", PASS).with("jti", null))).isEqualTo("CONTENT");
    }

    @Test
    void refuses_times_that_cannot_be() {
        assertThat(fault(TestReceipt.of(DESK, "i1", PASS)
                        .with("iat", Instant.now().plusSeconds(3600).getEpochSecond())))
                .isEqualTo("TIME");
        assertThat(fault(TestReceipt.of(DESK, "i2", PASS).with("iat", 1_000_000)))
                .isEqualTo("TIME");
        assertThat(fault(TestReceipt.of(DESK, "i3", PASS).with("iat", Long.MAX_VALUE)))
                .isEqualTo("CONTENT");
    }

    @Test
    void a_desk_stays_with_the_client_that_brought_it_first() {
        database.sql("insert into receipt_desk (desk, client, first_at) values ('anothers-desk', 'counter-9', now())")
                .update();

        assertThat(refusal(TestReceipt.of("anothers-desk", "d1", PASS).sign(KEY)))
                .isEqualTo("DESK_OF_ANOTHER");
    }

    @Test
    void takes_five_hundred_at_a_time_and_no_more() {
        var many = IntStream.range(0, 501)
                .mapToObj(number -> TestReceipt.of(DESK, "many-" + number, PASS).sign(KEY))
                .toList();

        assertThat(api().as("counter-1")
                        .post("/api/v1/receipts", TestReceipt.upload(many.subList(0, 500)))
                        .text())
                .isEqualTo("{\"taken\":500,\"known\":0,\"refused\":[]}");
        assertThat(api().as("counter-1")
                        .post("/api/v1/receipts", TestReceipt.upload(many))
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(api().as("counter-1")
                        .post("/api/v1/receipts", "{\"receipts\":[]}")
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(api().as("counter-1")
                        .post("/api/v1/receipts", "{\"receipts\":[null]}")
                        .code())
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void keeps_the_texts_sealed_and_the_passes_as_keyed_hashes() {
        upload(TestReceipt.of(DESK, "sealed", PASS).sign(KEY));

        var kept = database.sql("select sealed, pass from receipt")
                .query((row, _) -> new String(row.getBytes("sealed"), java.nio.charset.StandardCharsets.ISO_8859_1)
                        + HexFormat.of().formatHex(row.getBytes("pass")))
                .list();

        assertThat(kept).isNotEmpty().noneMatch(row -> row.contains("eyJ") || row.contains(PASS));
    }

    private String fault(TestReceipt receipt) {
        return refusal(receipt.sign(KEY));
    }

    private String refusal(String receipt) {
        var answer = upload(receipt).json();
        assertThat(answer.get("taken").asInt()).isZero();
        return answer.get("refused").get(0).get("code").asString();
    }

    private Api.Response upload(String... receipts) {
        return api().as("counter-1").post("/api/v1/receipts", TestReceipt.upload(List.of(receipts)));
    }
}
