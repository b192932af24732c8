package org.countersign.format.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.countersign.format.Bytes;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.TestKeys;
import org.junit.jupiter.api.Test;

/** Passes on paper outlive programs: what was readable once stays readable. */
class GoldenPassTest {
    private final JsonObject golden = golden();

    @Test
    void reads_the_pass_that_was_printed_years_ago() throws Exception {
        VerificationKey key = VerificationKey.ofSpki(Bytes.ofHex(golden.getString("spki", "")));

        VerifiedPass pass = UnverifiedPass.parse(golden.getString("text", "")).verify(key, TestKeys.CHECK);

        assertThat(pass.kid()).isEqualTo(key.kid(TestKeys.SHA_256));
        assertThat(pass.kid().hex()).isEqualTo(golden.getString("kid", ""));
        assertThat(pass.message().hex()).isEqualTo(golden.getString("message", ""));
        assertThat(pass.fields(PassFixture.PROFILE))
                .allSatisfy(field -> assertThat(field.value()).isEqualTo(PassFixture.VALUES.get(field.name())));
        assertThat(pass.fields(PassFixture.PROFILE)).hasSize(PassFixture.VALUES.size());
    }

    @Test
    void writes_the_same_payload_and_digest_again() throws Exception {
        CounterPass pass = PassFixture.pass();
        PassContent content = new PassContent(
                pass.type(),
                pass.status(),
                pass.validFrom(),
                pass.expiresAt(),
                pass.holder(),
                PassFixture.PROFILE.encode(pass.fields()));
        SignedPass signed = new SignedPass(Bytes.ofHex(golden.getString("message", "")));

        assertThat(content.encode().hex()).isEqualTo(golden.getString("payload", ""));
        assertThat(signed.text()).isEqualTo(golden.getString("text", ""));
        assertThat(signed.digest(TestKeys.SHA_256).hex()).isEqualTo(golden.getString("digest", ""));
    }

    private static JsonObject golden() {
        InputStream file = Objects.requireNonNull(
                GoldenPassTest.class.getResourceAsStream("/golden/counter-pass.json"), "golden file is missing");
        try (InputStreamReader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return Json.parse(reader).asObject();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
