package org.countersign.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.format.Vectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of RFC 8785. Our canonical form is the RFC's, save that it has no numbers but integers. */
class CanonicalVectorsTest {
    private static final int LIMIT = 1 << 16;
    private static final Set<String> WITH_FRACTIONS = Set.of("values.json", "structures.json");

    @TestFactory
    Stream<DynamicTest> writes_what_the_rfc_writes() {
        return Vectors.files("jcs/input").stream()
                .filter(file -> !WITH_FRACTIONS.contains(String.valueOf(file.getFileName())))
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> check(file)));
    }

    private static void check(Path input) throws Exception {
        Path name = input.getFileName();
        Path output = input.resolveSibling("../output").resolve(String.valueOf(name));

        byte[] canonical = JsonWriter.canonicalBytes(JsonReader.read(Files.readAllBytes(input), LIMIT));

        assertThat(canonical).isEqualTo(Files.readAllBytes(output));
        assertThat(canonical).isEqualTo(hex(input));
        assertThat(JsonWriter.canonicalBytes(JsonReader.read(canonical, LIMIT))).isEqualTo(canonical);
    }

    private static byte[] hex(Path input) throws IOException {
        String name = String.valueOf(input.getFileName()).replace(".json", ".txt");
        String hex = Files.readString(input.resolveSibling("../outhex").resolve(name));
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    @Test
    void has_no_canonical_form_for_fractions() throws Exception {
        for (String name : WITH_FRACTIONS) {
            JsonValue read = JsonReader.read(Vectors.json("jcs/input/" + name).toString(), LIMIT);

            assertThatIllegalStateException().isThrownBy(() -> JsonWriter.canonical(read));
        }
    }
}
