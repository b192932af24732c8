package org.countersign.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import org.countersign.format.Bytes;
import org.countersign.format.IssuerId;
import org.countersign.format.jca.JcaSignatureCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoreTest {
    private static final IssuerId ISSUER = new IssuerId("civil-affairs-bureau");
    private static final Bytes MESSAGE = bytes("message");

    @TempDir
    private Path folder;

    @Test
    void gives_the_same_keys_after_a_restart() {
        var first = open("secret");
        var issuing = first.issuing(ISSUER).kid();
        var sealed = first.fieldEncryption().seal(MESSAGE, bytes("place"));

        var second = open("secret");

        assertThat(second.root().kid()).isEqualTo(first.root().kid());
        assertThat(second.status().kid())
                .isEqualTo(first.status().kid())
                .isNotEqualTo(second.root().kid());
        assertThat(second.issuing(ISSUER).kid()).isEqualTo(issuing);
        assertThat(second.fieldEncryption().open(sealed, bytes("place"))).isEqualTo(MESSAGE);
        assertThat(second.keyedHash(KeyedHash.Purpose.ACCOUNT).of("a"))
                .isEqualTo(first.keyedHash(KeyedHash.Purpose.ACCOUNT).of("a"));
    }

    @Test
    void signs_what_the_public_key_verifies() {
        var key = open("secret").issuing(ISSUER);

        assertThat(new JcaSignatureCheck()
                        .verifies(key.publicKey(), MESSAGE, key.signer().sign(MESSAGE)))
                .isTrue();
        assertThat(new JcaSignatureCheck()
                        .verifies(key.publicKey(), bytes("other"), key.signer().sign(MESSAGE)))
                .isFalse();
    }

    @Test
    void gives_each_issuer_a_key_of_its_own() {
        var keystore = open("secret");

        assertThat(keystore.issuing(ISSUER).kid())
                .isNotEqualTo(keystore.issuing(new IssuerId("other")).kid());
    }

    @Test
    void keeps_all_keys_of_an_issuer_in_the_order_of_their_making() {
        var keystore = open("secret");
        var first = keystore.issuing(ISSUER);
        var second = keystore.addIssuing(ISSUER);

        var reopened = open("secret");

        assertThat(reopened.everyIssuing(ISSUER))
                .extracting(SigningKey::kid)
                .containsExactly(first.kid(), second.kid());
        assertThat(reopened.issuing(ISSUER).kid()).isEqualTo(first.kid());
    }

    @Test
    void separates_purposes_and_parts_of_keyed_hashes() {
        var keystore = open("secret");
        var index = keystore.keyedHash(KeyedHash.Purpose.INDEX);

        assertThat(index.of("a"))
                .isNotEqualTo(keystore.keyedHash(KeyedHash.Purpose.ACCOUNT).of("a"));
        assertThat(index.of("ab", "c")).isNotEqualTo(index.of("a", "bc"));
    }

    @Test
    void seals_the_same_value_differently_each_time() {
        var key = open("secret").fieldEncryption();

        assertThat(key.seal(MESSAGE, bytes("place"))).isNotEqualTo(key.seal(MESSAGE, bytes("place")));
    }

    @Test
    void refuses_a_sealed_value_that_was_changed_moved_or_cut() {
        var key = open("secret").fieldEncryption();
        var sealed = key.seal(MESSAGE, bytes("place"));

        assertThatThrownBy(() -> key.open(sealed, bytes("another place"))).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> key.open(sealed.slice(0, sealed.length() - 1), bytes("place")))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> key.open(sealed.slice(0, 4), bytes("place"))).isInstanceOf(SealBrokenException.class);
        for (var i = 0; i < sealed.length(); i++) {
            var flipped = sealed.toArray();
            flipped[i] ^= 1;
            assertThatThrownBy(() -> key.open(Bytes.of(flipped), bytes("place")))
                    .isInstanceOf(SealBrokenException.class);
        }
    }

    @Test
    void refuses_another_password() {
        open("secret");

        assertThatThrownBy(() -> open("guess"))
                .hasMessageContaining("does not open")
                .hasMessageNotContaining("guess");
    }

    @Test
    void refuses_a_keystore_that_lost_a_key() throws Exception {
        open("secret");
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file())) {
            store.load(in, "secret".toCharArray());
        }
        store.deleteEntry("fields-1");
        var out = new ByteArrayOutputStream();
        store.store(out, "secret".toCharArray());
        Files.write(file(), out.toByteArray());

        assertThatThrownBy(() -> open("secret")).hasMessageContaining("lacks the key 'fields-1'");
    }

    @Test
    void keeps_all_roots_in_the_order_of_their_making() {
        var keys = open("secret");
        var first = keys.root();
        var second = keys.addRoot();

        assertThat(open("secret").everyRoot()).extracting(SigningKey::kid).containsExactly(first.kid(), second.kid());
    }

    @Test
    void keeps_the_file_to_its_owner() throws Exception {
        open("secret").issuing(ISSUER);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(file().resolveSibling("keystore.p12.part")).doesNotExist();
    }

    private Keystore open(String password) {
        return TestKeys.open(file(), password);
    }

    private Path file() {
        return folder.resolve("keystore.p12");
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
