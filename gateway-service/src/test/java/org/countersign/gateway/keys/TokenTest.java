package org.countersign.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Collections;
import org.countersign.format.Bytes;
import org.countersign.format.IssuerId;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.gateway.data.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing keys in SoftHSM 2. */
class TokenTest {
    private static final IssuerId ISSUER = new IssuerId("civil-affairs-bureau");
    private static final Bytes MESSAGE = Bytes.of("message".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private SoftHsm hsm;

    @BeforeEach
    void a_module() {
        hsm = SoftHsm.orSkip();
    }

    @Test
    void signs_what_the_public_key_verifies() {
        var keys = open("first");

        for (var key : new SigningKey[] {keys.root(), keys.status(), keys.issuing(ISSUER)}) {
            var signature = key.signer().sign(MESSAGE);
            assertThat(new JcaSignatureCheck().verifies(key.publicKey(), MESSAGE, signature))
                    .isTrue();
        }
    }

    @Test
    void gives_the_same_keys_after_a_restart_and_one_to_each_issuer() {
        var issuing = open("restarted").issuing(ISSUER).kid();

        var again = open("restarted");

        assertThat(again.issuing(ISSUER).kid())
                .isEqualTo(issuing)
                .isNotEqualTo(again.root().kid());
        assertThat(again.issuing(new IssuerId("other")).kid()).isNotEqualTo(issuing);
    }

    @Test
    void keeps_all_keys_of_an_issuer_in_the_order_of_their_making() {
        var issuer = new IssuerId("changing");
        var keys = open("changing");
        var first = keys.issuing(issuer);
        var second = keys.addIssuing(issuer);

        assertThat(open("changing").everyIssuing(issuer))
                .extracting(SigningKey::kid)
                .containsExactly(first.kid(), second.kid());
    }

    @Test
    void keeps_private_keys_inside_the_token() throws Exception {
        open("inside").issuing(ISSUER);
        var inside = KeyStore.getInstance("PKCS11", Security.getProvider("SunPKCS11-countersign-" + slot()));
        inside.load(null, SoftHsm.PIN.toCharArray());

        for (var alias : new String[] {"root", "status", "issuer." + ISSUER.value()}) {
            assertThat(inside.getKey(alias, null)).as(alias).isNotNull();
            assertThat(inside.getKey(alias, null).getEncoded()).as(alias).isNull();
            assertThat(inside.getKey(alias, null).toString()).as(alias).contains("sensitive", "unextractable");
        }
    }

    @Test
    void keeps_the_secret_keys_in_the_file_and_no_signing_key() throws Exception {
        var sealed = open("secrets").fieldEncryption().seal(MESSAGE, MESSAGE);

        assertThat(open("secrets").fieldEncryption().open(sealed, MESSAGE)).isEqualTo(MESSAGE);
        var file = KeyStore.getInstance("PKCS12");
        try (var content = Files.newInputStream(folder.resolve("secrets"))) {
            file.load(content, "test".toCharArray());
        }
        assertThat(Collections.list(file.aliases())).contains("fields-1").doesNotContain("root", "status");
    }

    @Test
    void refuses_a_token_once_counters_pinned_the_root_of_the_file() {
        TestKeys.open(folder.resolve("earlier"), "test");

        assertThatThrownBy(() -> open("earlier")).hasMessageContaining("before the first start");
    }

    @Test
    void refuses_another_pin_and_does_not_repeat_it() {
        var slot = TokenSlots.slotOf(hsm.library(), SoftHsm.CLOSED_LABEL);

        assertThatThrownBy(() -> Token.open(hsm.library(), slot, Secret.ofText("999999")))
                .hasMessageContaining("does not open with the PIN")
                .hasStackTraceContaining("CKR_PIN_INCORRECT")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("999999"));
    }

    @Test
    void refuses_a_label_that_no_token_or_more_than_one_has() {
        assertThatThrownBy(() -> TokenSlots.slotOf(hsm.library(), "absent")).hasMessageContaining("found 0");
        assertThatThrownBy(() -> TokenSlots.slotOf(hsm.library(), SoftHsm.OTHER_LABEL))
                .hasMessageContaining("found 2");
    }

    @Test
    void refuses_a_library_that_is_none() throws Exception {
        var text = Files.writeString(folder.resolve("library.so"), "no library");

        assertThatThrownBy(() -> TokenSlots.slotOf(text, SoftHsm.LABEL)).hasMessageContaining("is no PKCS#11 library");
    }

    private Keystore open(String file) {
        var random = new SecureRandom();
        return Keystore.withToken(
                new KeystoreFile(folder.resolve(file), Secret.ofText("test")),
                Token.open(hsm.library(), slot(), Secret.ofText(SoftHsm.PIN + "\n")),
                new KeyGeneration(TestKeys.CLOCK, random),
                random);
    }

    private long slot() {
        return TokenSlots.slotOf(hsm.library(), SoftHsm.LABEL);
    }

    private static String stackTrace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
