package org.countersign.acceptance.bench.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.countersign.format.jca.CryptoProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CheckTurnsTest {
    private static final String NATIVE = "AmazonCorrettoCryptoProvider";

    @AfterEach
    void leave_the_providers_as_they_were() {
        Security.removeProvider(NATIVE);
    }

    @Test
    void without_the_native_provider_it_measures_with_the_jdks_own_and_says_so() throws InterruptedException {
        Security.removeProvider(NATIVE);

        JsonObject measured = new CheckTurns(1, 1, "").run().toJson();

        assertThat(measured.getString("provider", "")).isEqualTo("SunEC");
        assertThat(measured.getDouble("checkPerSecond", 0)).isPositive();
        assertThat(measured.getDouble("p99Micros", 0)).isPositive();
        assertThat(measured.get("opensslPerSecond")).isEqualTo(Json.NULL);
    }

    @Test
    void with_the_native_provider_every_revoked_pass_is_still_refused() {
        CryptoProvider.preferFastest();
        Provider first = Security.getProviders()[0];
        Assumptions.assumeTrue(first.getName().equals(NATIVE), "the native provider does not load here");

        CheckMeasuresWiring measures = new CheckMeasuresWiring();

        assertThatCode(measures::refuseTheRevoked).doesNotThrowAnyException();
    }

    @Test
    void ratios_are_of_the_figures_beside_them() {
        JsonObject json = new CheckFigures(750, 1000, Optional.of(3000.0), 12.4, "X").toJson();

        assertThat(json.getDouble("ratioToRaw", 0)).isEqualTo(0.75);
        assertThat(json.getDouble("ratioToOpenssl", 0)).isEqualTo(0.25);
    }

    @Test
    void the_report_of_openssl_is_read() {
        String report = """
                version: 3.0.19
                                              sign    verify    sign/s verify/s
                 256 bits ecdsa (nistp256)   0.0000s   0.0001s  41234.0  17543.2
                """;

        assertThat(OpensslSpeed.verifications(report)).hasValue(17543.2);
    }

    @Test
    void another_report_is_not_taken_for_one() {
        assertThat(OpensslSpeed.verifications("speed: Unknown algorithm ecdsap256"))
                .isEmpty();
    }
}
