package org.countersign.counter.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.SecureRandom;
import org.countersign.counter.City;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptBookTest {
    private final KeyPair pair = City.keyPair();

    @TempDir
    private Path folder;

    private Path file = Path.of("unset");

    @BeforeEach
    void names_the_file() {
        file = folder.resolve("receipts.jws");
    }

    @Test
    void each_receipt_names_the_one_before_also_after_a_restart() throws Exception {
        String first = book().append(content("a"));
        String second = book().append(content("b"));

        assertThat(Files.readAllLines(file)).containsExactly(first, second);
        assertThat(previous(first)).isEqualTo(hash(""));
        assertThat(previous(second)).isEqualTo(hash(first));
    }

    @Test
    void a_line_that_a_crash_cut_short_stays_alone() throws Exception {
        String first = book().append(content("a"));
        Files.writeString(file, first.substring(0, 40), StandardOpenOption.APPEND);

        String second = book().append(content("b"));

        assertThat(Files.readAllLines(file)).containsExactly(first, first.substring(0, 40), second);
        assertThat(previous(second)).isEqualTo(hash(first.substring(0, 40)));
    }

    @Test
    void a_receipt_that_was_taken_out_is_missed() throws Exception {
        book().append(content("a"));
        String second = book().append(content("b"));
        String third = book().append(content("c"));

        Files.writeString(file, Files.readString(file).replace(second + "\n", ""));

        assertThat(previous(third)).isNotEqualTo(hash(Files.readAllLines(file).getFirst()));
    }

    @Test
    void what_cannot_be_kept_is_not_given_back() {
        ReceiptBook nowhere = new ReceiptBook(
                folder.resolve("missing/receipts.jws"), signer(), new JwsKeyHint.None(), new JcaSha256());

        assertThatThrownBy(() -> nowhere.append(content("a"))).isInstanceOf(IOException.class);
    }

    private ReceiptBook book() {
        return new ReceiptBook(file, signer(), new JwsKeyHint.None(), new JcaSha256());
    }

    private static JsonObject content(String purpose) {
        return JsonObject.builder().put("purpose", purpose).build();
    }

    private String previous(String receipt) throws Exception {
        VerificationKey key = JcaKeys.verificationKey(pair.getPublic());
        return CompactJws.parse(receipt, ReceiptBook.TYPE, 1 << 14)
                .verify(key, new JcaSignatureCheck())
                .fields()
                .text(ReceiptBook.PREVIOUS);
    }

    private static String hash(String line) {
        return new JcaSha256()
                .digest(Bytes.of(line.getBytes(StandardCharsets.US_ASCII)))
                .hex();
    }

    private Signer signer() {
        try {
            return JcaKeys.signer(pair, new SecureRandom());
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
