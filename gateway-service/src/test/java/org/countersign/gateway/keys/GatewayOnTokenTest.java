package org.countersign.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.countersign.check.VerdictCode;
import org.countersign.format.Kid;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaSha256;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayApplication;
import org.countersign.gateway.TestLedger;
import org.countersign.gateway.TestStack;
import org.countersign.gateway.data.SecretFiles;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.status.TestDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** The whole gateway with every signing key in SoftHSM 2: trust, a certificate, bundle and lists, and a counter's verdict. */
@SpringBootTest(classes = GatewayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@EnabledIf(
        value = "org.countersign.gateway.keys.SoftHsm#isInstalled",
        disabledReason =
                "SoftHSM 2 is not installed (Debian: apt-get install softhsm2); a gateway on a token is untested")
@DirtiesContext
class GatewayOnTokenTest {
    private static final Path ROOT = Path.of("target", "gateway-on-token").toAbsolutePath();
    private static final Path DATA = ROOT.resolve("gateway");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void stack(DynamicPropertyRegistry registry) throws IOException {
        FileSystemUtils.deleteRecursively(ROOT);
        var ledger = TestLedger.start(Files.createDirectories(ROOT.resolve("ledger")));
        var hsm = SoftHsm.orSkip();
        Map.of(
                        "countersign.data", DATA.toString(),
                        "countersign.database.embedded.binaries",
                                TestStack.postgresPrograms().toString(),
                        "countersign.ledger.endpoint", ledger.endpoint(),
                        "countersign.ledger.organizations",
                                ledger.organizations().toString(),
                        "countersign.trust.clock-interval", "2s",
                        "countersign.keys.pkcs11.library", hsm.library().toString(),
                        "countersign.keys.pkcs11.token-label", SoftHsm.GATEWAY_LABEL,
                        "countersign.keys.pkcs11.pin-file", hsm.pinFile().toString())
                .forEach((name, value) -> registry.add(name, () -> value));
    }

    @Test
    void what_the_token_signed_is_valid_and_stays_so_after_it_made_a_new_root() throws Exception {
        var api = Api.at(port, DATA.resolve("clients.json"));
        Officer.eventually(
                () -> api.anonymous().get("/actuator/health/readiness").status() == 200);
        var officer = new Officer(api);

        var pass = officer.pass(officer.issued(Officer.request("sole-trader-licence", 1), "on-token"));

        assertThat(new TestDesk(api).verdict(pass).code()).isEqualTo(VerdictCode.VALID);
        assertThat(new TestDesk(api).bundle().content().statusKeys())
                .extracting(key -> key.kid())
                .containsExactly(inToken("status"));
        assertThat(new TestDesk(api).bundle().content().issuerKey(inToken("issuer.market-regulation-bureau")))
                .isPresent();
        var changed = api.as("steward-1").post("/api/v1/trust/root/changes", "{}", "root-on-token");
        assertThat(changed.json().get("root").asString())
                .isEqualTo(inToken("root#2").hex());
        assertThat(new TestDesk(api).verdict(pass).code()).isEqualTo(VerdictCode.VALID);
    }

    /** The id of a key whose private half the token holds under this alias, sensitive and not to be taken out. */
    private static Kid inToken(String alias) throws Exception {
        var hsm = SoftHsm.orSkip();
        var token = Token.open(
                hsm.library(),
                TokenSlots.slotOf(hsm.library(), SoftHsm.GATEWAY_LABEL),
                new SecretFiles(new SecureRandom()).load(hsm.pinFile()));
        var keystore = token.place().keystore();
        assertThat(keystore.getKey(alias, null).getEncoded()).as(alias).isNull();
        return JcaKeys.verificationKey(keystore.getCertificate(alias).getPublicKey())
                .kid(new JcaSha256());
    }
}
