package org.countersign.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countersign.format.IssuerId;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.jca.Sm2SignatureCheck;
import org.countersign.format.ledger.SignatureAlgorithm;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.format.status.StatusReference;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.keys.SigningKeys;
import org.countersign.gateway.keys.TestKeys;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionOperations;

/** Issuing keys for SM2 with SM3: made only where the operator said so. */
class Sm2IssuerKeysTest {
    private static final IssuerId ISSUER = new IssuerId("market-regulation-bureau");
    private static final SignatureCheck CHECK =
            new Sm2SignatureCheck(new BouncyCastleProvider(), new JcaSignatureCheck());

    @TempDir
    private Path folder;

    private final FakeChain chain = new FakeChain();

    @Test
    void refuses_to_make_one_where_SM2_is_off() {
        var keys = TestKeys.in(folder).signing();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> issuerKeys(keys).start(ISSUER, Optional.empty(), SignatureAlgorithm.SM2_SM3))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
                    assertThat(refused.violations())
                            .extracting(violation -> violation.code())
                            .containsExactly("SM2_OFF");
                });
        assertThat(chain.asked()).isEmpty();
    }

    @Test
    void tells_the_chain_the_algorithm() {
        var keys = TestKeys.withSm2In(folder).signing();

        var started = issuerKeys(keys).start(ISSUER, Optional.empty(), SignatureAlgorithm.SM2_SM3);
        chain.applyAll();

        assertThat(chain.key(started.kid()).orElseThrow().algorithm()).isEqualTo(SignatureAlgorithm.SM2_SM3);
    }

    @Test
    void a_first_key_is_ES256_also_where_SM2_is_on() {
        var keys = TestKeys.withSm2In(folder).signing();

        var started = issuerKeys(keys).start(ISSUER, Optional.empty());
        chain.applyAll();

        assertThat(chain.key(started.kid()).orElseThrow().algorithm()).isEqualTo(SignatureAlgorithm.ES256);
    }

    @Test
    void signs_counter_passes_that_verify() throws Exception {
        var key = TestKeys.withSm2In(folder).signing().addSm2Issuing(ISSUER);
        var profile = Samples.type("sole-trader-licence").profile();
        var pass = new CounterPass(
                Samples.type("sole-trader-licence").number(),
                StatusReference.of(0, 1),
                LocalDate.of(2026, 5, 1),
                Optional.empty(),
                Map.of("businessName", "建国便利店"));

        var text = pass.sign(profile, key.signer()).text();

        assertThat(UnverifiedPass.parse(text).verify(key.publicKey(), CHECK).fields(profile))
                .hasSize(1);
    }

    @Test
    void gives_the_same_keys_in_the_same_order_after_a_restart() {
        var keys = TestKeys.withSm2In(folder).signing();
        var first = keys.issuing(ISSUER).kid();
        var second = keys.addSm2Issuing(ISSUER).kid();
        var third = keys.addIssuing(ISSUER).kid();

        var reopened = TestKeys.withSm2In(folder).signing();

        assertThat(reopened.everyIssuing(ISSUER)).extracting(held -> held.kid()).containsExactly(first, second, third);
    }

    @Test
    void keeps_them_in_a_file_that_only_its_owner_reads() throws Exception {
        TestKeys.withSm2In(folder).signing().addSm2Issuing(ISSUER);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("sm2.p12"))))
                .isEqualTo("rw-------");
    }

    private IssuerKeys issuerKeys(SigningKeys keys) {
        var ledger = new TrustLedger(chain, chain, TransactionOperations.withoutTransaction(), "DataBureauMSP");
        return new IssuerKeys(keys, new RetireKeysTest.OneType(), chain, ledger, TestKeys.CLOCK);
    }
}
