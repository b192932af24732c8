package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.eclipsesource.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** QR codes of other systems, from the standards' test data: an answer with a plain reason, and never a certificate. */
class ForeignTextsTest {
    private static final Path FOLDER = Path.of(System.getProperty("countersign.root", "../.."))
            .resolve("../shared/vectors")
            .normalize();
    private static final CheckContext CONTEXT = new City().context();

    @TestFactory
    Stream<DynamicTest> knows_health_certificates_as_none_of_ours() throws IOException {
        return tests("dcc", "PREFIX", text -> assertThat(reason(text)).isEqualTo(Reason.NOT_OURS));
    }

    @TestFactory
    Stream<DynamicTest> does_not_read_health_certificates_behind_our_prefix() throws IOException {
        return tests(
                "dcc",
                "PREFIX",
                text -> assertThat(reason("CS1:" + text.substring(4))).isEqualTo(Reason.DAMAGED));
    }

    @TestFactory
    Stream<DynamicTest> knows_identity_codes_as_none_of_ours() throws IOException {
        return tests(
                "claim169/valid", "qr_data", text -> assertThat(reason(text)).isEqualTo(Reason.NOT_OURS));
    }

    @TestFactory
    Stream<DynamicTest> knows_broken_identity_codes_as_none_of_ours() throws IOException {
        return tests(
                "claim169/invalid", "qr_data", text -> assertThat(reason(text)).isEqualTo(Reason.NOT_OURS));
    }

    private static Reason reason(String text) {
        CheckResult result = City.check(text, CONTEXT);
        assertThat(result.certificate()).isEmpty();
        assertThat(result.decidedAt()).isEqualTo(CheckStep.READ_THE_TEXT);
        return result.verdict().reason();
    }

    private static Stream<DynamicTest> tests(String folder, String member, Check check) throws IOException {
        boolean present = Files.isDirectory(FOLDER);
        if (!present) {
            System.err.println("SKIPPED: no test vectors at " + FOLDER);
        }
        assumeTrue(present, () -> "no test vectors at " + FOLDER);
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(
                            String.valueOf(file.getFileName()), () -> check.of(text(file, member))));
        }
    }

    private static String text(Path file, String member) throws IOException {
        return Json.parse(Files.readString(file)).asObject().getString(member, "");
    }

    /** What has to hold for one text. */
    @FunctionalInterface
    private interface Check {
        void of(String text);
    }
}
