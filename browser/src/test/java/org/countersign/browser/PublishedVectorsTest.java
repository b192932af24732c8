package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The calls on the JVM, also where there is no browser; {@link CompiledModuleTest} asks a browser the same. */
class PublishedVectorsTest {
    @Test
    void no_form_is_published_that_a_page_cannot_run() throws IOException {
        assertThat(PublishedVectors.publishedForms()).isEqualTo(PublishedVectors.knownForms());
    }

    @TestFactory
    Stream<DynamicTest> answers_what_the_vectors_expect() throws IOException {
        return PublishedVectors.all().stream()
                .map(each -> dynamicTest(
                        each.call().name(), () -> assertExpected(each, json(OnTheJvm.answer(each.call())))));
    }

    /** Member by member: a check tells more than its vector asks for. */
    static void assertExpected(PublishedVectors.Published vector, JsonObject answer) throws JsonException {
        for (Map.Entry<String, JsonValue> member :
                json(vector.expected().toString()).members().entrySet()) {
            assertThat(answer.members().get(member.getKey())).isEqualTo(member.getValue());
        }
    }

    static JsonObject json(String text) throws JsonException {
        return JsonReader.readObject(text, 1 << 24);
    }
}
