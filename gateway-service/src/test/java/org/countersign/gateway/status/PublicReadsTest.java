package org.countersign.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.jca.JcaCertificateChain;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.jca.JcaStatusListReader;
import org.countersign.format.sdjwt.TypeMetadata;
import org.countersign.format.sdjwt.Vct;
import org.countersign.format.status.StatusListAggregation;
import org.countersign.format.trust.TrustedType;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What wallets and verifiers of other makers read, without a token. */
class PublicReadsTest extends GatewayTest {
    private static final String LIST = "/api/v1/status-lists/5";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/statuslist+jwt | application/statuslist+jwt",
                "application/statuslist+cwt | application/statuslist+cwt",
                "*/* | application/statuslist+cwt",
                "application/statuslist+cwt;q=0.5, application/statuslist+jwt | application/statuslist+jwt",
                "application/statuslist+jwt;q=0.5, */* | application/statuslist+cwt",
                "application/* | application/statuslist+cwt"
            })
    void serves_a_list_in_the_form_that_is_preferred(String accept, String form) {
        var list = list(accept);

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.mediaType()).isEqualTo(form);
        assertThat(list.header("ETag")).startsWith("W/");
    }

    @Test
    void refuses_other_forms() {
        list("*/*");

        var refused = list("text/html");

        assertThat(refused.status()).isEqualTo(406);
        assertThat(refused.code()).isEqualTo("NOT_ACCEPTABLE");
    }

    @Test
    void both_forms_say_the_same_and_the_status_key_signed_them() throws Exception {
        var jwt = list("application/statuslist+jwt").text().split("\\.", -1);
        var claims = new JsonMapper().readTree(decode(jwt[1]).toArray());
        var key = new TestDesk(api()).bundle().content().statusKeys().getFirst();

        assertThat(claims.get("sub").asString()).endsWith(LIST);
        assertThat(claims.get("ttl").asLong()).isEqualTo(60);
        assertThat(claims.at("/status_list/bits").asInt()).isEqualTo(2);
        assertThat(claims.at("/status_list/aggregation_uri").asString()).endsWith("/api/v1/status-lists");
        assertThat(new JcaSignatureCheck()
                        .verifies(
                                key.key(),
                                Bytes.of((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII)),
                                new RawSignature(decode(jwt[2]))))
                .isTrue();
    }

    @Test
    void the_jwt_brings_the_certificate_of_its_key_and_no_key_id() throws Exception {
        var jwt = list("application/statuslist+jwt").text();
        var header = new JsonMapper().readTree(decode(jwt.split("\\.", -1)[0]).toArray());
        var pem = api().as("counter-1").get("/api/v1/trust/anchor").text();
        var anchor = Bytes.of(Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
        var key = new TestDesk(api()).bundle().content().statusKeys().getFirst();

        var read = new JcaStatusListReader(new JcaCertificateChain(List.of(anchor)), new JcaSignatureCheck()).read(jwt);

        assertThat(header.has("kid")).isFalse();
        assertThat(header.get("x5c").size()).isEqualTo(1);
        assertThat(read.key()).isEqualTo(key.key());
        assertThat(read.kid()).as("what finds it in the bundle").isEqualTo(key.kid());
    }

    @Test
    void names_all_lists_in_one_document() throws Exception {
        var document = api().anonymous().get("/api/v1/status-lists");

        assertThat(document.mediaType()).isEqualTo("application/json");
        assertThat(StatusListAggregation.read(Bytes.of(document.raw().body())).lists())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(uri -> uri.value().startsWith("https://countersign.test/api/v1/status-lists/"));
    }

    @Test
    void serves_the_metadata_of_a_type_at_its_vct() {
        var type = Samples.type("residence-permit");
        var metadata = api().anonymous().get("/vct/residence-permit");

        assertThat(metadata.status()).isEqualTo(200);
        assertThat(metadata.json().get("vct").asString()).isEqualTo("https://countersign.test/vct/residence-permit");
        assertThat(metadata.json().get("display").get(0).get("name").asString())
                .isEqualTo(type.name().zh());
        assertThat(metadata.header("Cache-Control")).isEqualTo("max-age=3600, public");
        var trusted = new TrustedType(
                type.number(), type.code(), type.name(), type.profile(), type.showing(), type.maxStatusAge());
        var expected = TypeMetadata.of(Vct.of("https://countersign.test", type.code()), trusted);
        assertThat(new JcaSha256().digest(Bytes.of(metadata.raw().body())))
                .as("what vct#integrity is made of")
                .isEqualTo(new JcaSha256().digest(expected.write()));
        assertThat(api().anonymous().get("/vct/no-such-type").code()).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "/api/v1/status-lists", "/vct/residence-permit"})
    void pages_of_any_origin_may_read_it(String path) {
        list("*/*");
        var page = api().anonymous()
                .send(api().anonymous()
                        .request(path)
                        .header("Origin", "https://wallet.example")
                        .GET());
        var preflight = preflight(path);

        assertThat(page.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("GET");
    }

    @Test
    void pages_may_read_nothing_else() {
        assertThat(preflight("/api/v1/trust/bundle").header("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(api().anonymous().get("/api/v1/trust/bundle").status()).isEqualTo(401);
        assertThat(api().anonymous().post(LIST, "{}").status()).isEqualTo(401);
    }

    private Api.Response preflight(String path) {
        return api().anonymous()
                .send(api().anonymous()
                        .request(path)
                        .header("Origin", "https://wallet.example")
                        .header("Access-Control-Request-Method", "GET")
                        .header("Access-Control-Request-Headers", "If-None-Match")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    private Api.Response list(String accept) {
        Officer.eventually(() -> api().anonymous().get(LIST).status() == 200);
        return api().anonymous()
                .send(api().anonymous().request(LIST).header("Accept", accept).GET());
    }

    private static Bytes decode(String part) {
        return Bytes.of(Base64.getUrlDecoder().decode(part));
    }
}
