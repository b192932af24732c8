package org.countersign.format.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.countersign.format.FormatException;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Puts every published vector to this library, as another team would to theirs. */
class PublishedVectorsTest {
    @TestFactory
    Stream<DynamicContainer> gives_what_the_vectors_expect() {
        return VectorForms.READERS.entrySet().stream()
                .map(form -> DynamicContainer.dynamicContainer(
                        form.getKey(),
                        VectorFolder.vectors(form.getKey()).stream()
                                .map(vector ->
                                        DynamicTest.dynamicTest(vector.name(), () -> check(vector, form.getValue())))));
    }

    private static void check(PublishedVector vector, VectorForm form) {
        String outcome;
        try {
            outcome = form.accept(vector.input()).toString();
        } catch (FormatException refused) {
            outcome = refused.code().name();
        }
        assertThat(outcome)
                .as(vector.about())
                .isEqualTo(vector.isGood() ? vector.accepted().toString() : vector.refusal());
    }
}
