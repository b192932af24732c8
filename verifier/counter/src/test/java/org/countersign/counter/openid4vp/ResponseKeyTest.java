package org.countersign.counter.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.countersign.format.json.JsonWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseKeyTest {
    private static final ResponseKey KEY = ResponseKey.fresh("kid", new SecureRandom());
    private static final String SEALED = sealed();

    @Property(tries = 20)
    void what_was_encrypted_comes_out(@ForAll String text) throws Exception {
        assertThat(new String(KEY.decrypt(sealed(text)), StandardCharsets.UTF_8))
                .isEqualTo(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void refuses_every_text_that_nobody_encrypted(@ForAll String text) {
        assertRefused(text);
    }

    /** Whatever is changed, the answer is a refusal and never another failure. */
    @Property(tries = 300)
    void refuses_an_answer_with_one_other_character(
            @ForAll @IntRange(max = 2000) int place, @ForAll @CharRange(from = '!', to = '~') char other) {
        int at = place % (SEALED.length() - 1);
        char was = SEALED.charAt(at);
        String changed = SEALED.substring(0, at) + (was == other ? '?' : other) + SEALED.substring(at + 1);

        assertRefused(changed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"RSA\",\"n\":\"u1W0\",\"e\":\"AQAB\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}",
                "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "{}"
            })
    void refuses_an_answer_agreed_with_another_kind_of_key(String epk) {
        String header = "{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"kid\":\"kid\",\"epk\":" + epk + "}";

        assertRefused(Base64URL.encode(header) + SEALED.substring(SEALED.indexOf('.')));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> KEY.decrypt(text))
                .isInstanceOfSatisfying(
                        VpRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo(VpRefusal.Code.ENCRYPTION));
    }

    private static String sealed() {
        return sealed("{\"vp_token\":{}}");
    }

    private static String sealed(String text) {
        try {
            JWEObject jwe = new JWEObject(
                    new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                            .keyID("kid")
                            .build(),
                    new Payload(text.getBytes(StandardCharsets.UTF_8)));
            jwe.encrypt(new ECDHEncrypter(ECKey.parse(JsonWriter.canonical(KEY.jwk()))));
            return jwe.serialize();
        } catch (JOSEException | ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
