package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.countersign.format.jca.JcaCertificateChain;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.json.JsonWriter;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.openid4vci.CredentialIssuerProperties.Profile;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** OpenID4VCI 1.0, section 12.2. */
class MetadataTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private static TestIssuer issuer;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.plain(folder.resolve("plain"));
    }

    @AfterAll
    static void stop() throws Exception {
        issuer.close();
    }

    @Test
    void the_published_schema_finds_nothing_wrong() {
        var schema = Schema.named("credential_issuer_metadata-1_0.json");

        assertThat(schema.findings(issuer.read(OpenId4Vci.METADATA_PATH, "application/json")
                        .text()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "valid-openid-credential-issuer-metadata-claims-path-pointer-null",
                "valid-openid-credential-issuer-metadata-mock-minimal",
                "valid-openid-credential-issuer-metadata-spec-DcSdJwt-claims-example",
                "valid-openid-credential-issuer-metadata-spec-appendix-example"
            })
    void the_schema_takes_the_published_samples(String sample) {
        var schema = Schema.named("credential_issuer_metadata-1_0.json");

        assertThat(schema.findings(Schema.text("oidf-metadata/" + sample + ".json")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid-openid-credential-issuer-metadata-bdr-example1",
                "invalid-openid-credential-issuer-metadata-ebsi",
                "invalid-openid-credential-issuer-metadata-invalid-type-for-authorization-servers",
                "invalid-openid-credential-issuer-metadata-missing-required-property",
                "invalid-openid-credential-issuer-metadata-request-encryption-jwks-as-array"
            })
    void the_schema_is_not_blind(String sample) {
        var schema = Schema.named("credential_issuer_metadata-1_0.json");

        assertThat(schema.findings(Schema.text("oidf-metadata/" + sample + ".json")))
                .isNotEmpty();
    }

    @Test
    void every_type_is_offered_in_both_forms_with_its_names_and_claims() {
        var json = issuer.read(OpenId4Vci.METADATA_PATH, "application/json").json();

        assertThat(json.get("credential_issuer").asString()).isEqualTo(TestIssuer.ISSUER);
        assertThat(json.get("credential_configurations_supported").size())
                .isEqualTo(2 * Samples.shipped().all().size());
        var permit = json.at("/credential_configurations_supported/residence-permit_sd_jwt_vc");
        assertThat(permit.get("format").asString()).isEqualTo("dc+sd-jwt");
        assertThat(permit.get("scope").asString()).isEqualTo("residence-permit_sd_jwt_vc");
        assertThat(permit.get("vct").asString()).isEqualTo("https://types.city.example/vct/residence-permit");
        assertThat(permit.at("/credential_metadata/display/0/name").asString()).isEqualTo("居住证");
        assertThat(permit.at("/credential_metadata/display/1/name").asString()).isEqualTo("Residence permit");
        assertThat(permit.at("/credential_metadata/claims").size()).isPositive();
        assertThat(permit.at("/proof_types_supported").has("attestation")).isFalse();
        assertThat(json.at("/credential_configurations_supported/residence-permit_counter_pass/format")
                        .asString())
                .isEqualTo("countersign-counter-pass");
        assertThat(json.at("/batch_credential_issuance/batch_size").asInt()).isEqualTo(3);
    }

    @Test
    void who_prefers_a_jwt_gets_the_same_signed_below_our_authority() throws Exception {
        var answer = issuer.read(OpenId4Vci.METADATA_PATH, "application/jwt");

        assertThat(answer.header("Content-Type")).isEqualTo("application/jwt");
        var jws = CompactJws.parse(answer.text(), "openidvci-issuer-metadata+jwt", 1 << 20);
        var key = new JcaCertificateChain(List.of(issuer.keys.authority().anchor()))
                .verify(jws.header().certificates(), issuer.clock.instant());
        var claims = JSON.readTree(JsonWriter.canonical(jws.verify(key, new JcaSignatureCheck())));
        assertThat(claims.get("sub").asString()).isEqualTo(TestIssuer.ISSUER);
        assertThat(claims.get("iat").asLong()).isEqualTo(issuer.clock.instant().getEpochSecond());
        var plain = issuer.read(OpenId4Vci.METADATA_PATH, "application/json").json();
        plain.properties()
                .forEach(member -> assertThat(claims.get(member.getKey())).isEqualTo(member.getValue()));
    }

    @Test
    void under_haip_every_proof_needs_an_attested_key() throws Exception {
        var anchors = folder.resolve("anchors.pem");
        Files.writeString(
                anchors,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(issuer.keys.authority().anchor().toArray())
                        + "\n-----END CERTIFICATE-----\n");
        try (var haip = new TestIssuer(folder.resolve("haip"), TestIssuer.properties(Profile.HAIP, anchors))) {
            var json = haip.read(OpenId4Vci.METADATA_PATH, "application/json").json();

            assertThat(json.at(
                                    "/credential_configurations_supported/residence-permit_sd_jwt_vc/proof_types_supported/jwt")
                            .has("key_attestations_required"))
                    .isTrue();
            assertThat(haip.credential(
                                    TestIssuer.grant("h"),
                                    TestWallet.request(TestIssuer.IDENTIFIER, haip.proof(TestWallet.onP256())))
                            .error())
                    .isEqualTo("400 invalid_proof");
        }
    }
}
