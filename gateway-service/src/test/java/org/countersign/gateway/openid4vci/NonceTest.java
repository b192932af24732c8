package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenID4VCI 1.0, section 7. */
class NonceTest {
    @TempDir
    private static Path folder;

    private static TestIssuer issuer;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.plain(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        issuer.close();
    }

    @Test
    void is_fresh_each_time_and_kept_by_no_cache() {
        var answer = issuer.answer(post(OpenId4Vci.NONCE_PATH));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().get("c_nonce").asString()).isNotEqualTo(issuer.nonce());
    }

    @Test
    void asking_for_many_makes_us_store_none() {
        var nonces = new HashSet<String>();
        for (var i = 0; i < 500; i++) {
            nonces.add(issuer.nonce());
        }

        assertThat(nonces).hasSize(500);
        assertThat(issuer.rows("openid4vci_used_nonce")).isZero();
    }
}
