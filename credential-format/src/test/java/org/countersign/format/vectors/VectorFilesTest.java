package org.countersign.format.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.format.FormatCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files themselves: made by code and not by hand, complete, and in the shape that their README gives. */
class VectorFilesTest {
    /** {@code -Dcountersign.vectors=write} makes the files anew. */
    private static final boolean WRITE = "write".equals(System.getProperty("countersign.vectors"));

    /** Codes (by their beginning) that no vector brings about, and why. */
    private static final Map<String, String> WITHOUT_A_VECTOR = Map.of(
            "COSE_ALGORITHM_LACKING", "a reader that has the algorithm does not refuse; each tests its own lack",
            "JWS_ALGORITHM_LACKING", "the same");

    @BeforeAll
    static void writeThemAnewOnDemand() {
        if (WRITE) {
            VectorForms.generated().forEach(VectorFolder::write);
        }
    }

    @Test
    void every_file_is_what_its_generator_makes() {
        assertThat(VectorForms.generated().filter(vector -> !isWritten(vector)).map(VectorFolder::file))
                .as("files that differ from what the code makes; see the README of the folder")
                .isEmpty();
    }

    private static boolean isWritten(PublishedVector vector) {
        return Files.exists(VectorFolder.file(vector))
                && VectorFolder.read(VectorFolder.file(vector)).equals(vector.write());
    }

    @Test
    void a_form_that_is_generated_has_no_other_files() {
        List<PublishedVector> generated = VectorForms.generated().toList();
        Set<String> forms = generated.stream().map(PublishedVector::form).collect(Collectors.toSet());

        assertThat(all().filter(vector -> forms.contains(vector.form())).map(VectorFolder::file))
                .containsExactlyInAnyOrderElementsOf(
                        generated.stream().map(VectorFolder::file).toList());
    }

    @Test
    void every_form_is_run_and_has_good_and_bad_cases() {
        for (String form : VectorFolder.forms()) {
            assertThat(VectorForms.READERS.containsKey(form) || VectorForms.RUN_ELSEWHERE.containsKey(form))
                    .as("somebody runs the form %s", form)
                    .isTrue();
            assertThat(VectorFolder.vectors(form).stream().map(PublishedVector::isGood))
                    .as("form %s", form)
                    .contains(true, false);
        }
    }

    @Test
    void every_vector_keeps_to_the_shape() {
        assertThat(all()).allSatisfy(vector -> {
            assertThat(vector.name()).matches("(good|bad)-[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(vector.about()).isNotBlank();
            assertThat(vector.clause()).isNotBlank();
            assertThat(VectorFolder.file(vector)).as("form %s", vector.form()).exists();
        });
    }

    @Test
    void good_and_bad_are_what_their_names_say() {
        Stream<PublishedVector> run = all().filter(vector -> !VectorForms.RUN_ELSEWHERE.containsKey(vector.form()));

        assertThat(run)
                .allSatisfy(vector -> assertThat(vector.expect().names())
                        .containsExactly(vector.isGood() ? PublishedVector.ACCEPTED : PublishedVector.REFUSED));
    }

    @Test
    void every_refusal_code_has_a_vector() {
        Set<String> refused = all().filter(vector -> vector.expect().get(PublishedVector.REFUSED) != null)
                .map(PublishedVector::refusal)
                .collect(Collectors.toSet());

        assertThat(Arrays.stream(FormatCode.values())
                        .map(FormatCode::name)
                        .filter(code -> WITHOUT_A_VECTOR.keySet().stream().noneMatch(code::startsWith)))
                .isSubsetOf(refused);
    }

    private static Stream<PublishedVector> all() {
        return VectorFolder.forms().stream().flatMap(form -> VectorFolder.vectors(form).stream());
    }
}
