package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.HashSet;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.junit.jupiter.api.Test;

/** OpenID4VCI 1.0, section 7. */
class NonceTest extends PlainIssuerTest {
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
