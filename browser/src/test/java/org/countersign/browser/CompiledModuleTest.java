package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The compiled module in a real browser, beside the same functions on the JVM. */
class CompiledModuleTest {
    private static final String NOT_A_REQUEST = "not a request";
    private static final CheckCall ON_THE_JVM = new CheckCall(new JcaSignatureCheck());

    @TempDir
    static Path folder = Path.of("");

    private static List<CheckCase> cases = List.of();
    private static List<PublishedCheck> published = List.of();
    private static Map<String, ModuleAnswer> answers = Map.of();

    @BeforeAll
    static void ask_the_browser_everything_at_once() throws Exception {
        Optional<Path> chromium = Chromium.program();
        assumeTrue(chromium.isPresent(), "no chromium on PATH (Debian: apt-get install chromium)");
        cases = CheckCases.all();
        published = PublishedCheck.all();
        List<ModuleCall> calls = new ArrayList<>();
        cases.forEach(each -> calls.add(each.call()));
        published.forEach(each -> calls.add(each.call()));
        calls.add(new ModuleCall(NOT_A_REQUEST, "check", "{\"text\":\"CS1:\"}"));

        answers = ModulePage.answers(calls, chromium.get(), folder).stream()
                .collect(Collectors.toMap(ModuleAnswer::name, Function.identity()));
    }

    @TestFactory
    Stream<DynamicTest> decides_as_the_check_demands() {
        return cases.stream()
                .map(each -> dynamicTest(
                        each.name(),
                        () -> assertThat(fromBrowser(each.name()).fields().text("reason"))
                                .isEqualTo(each.reason().name())));
    }

    @TestFactory
    Stream<DynamicTest> decides_as_the_published_vectors_demand() {
        return published.stream()
                .map(each -> dynamicTest(each.name(), () -> {
                    JsonObject answer = fromBrowser(each.name());
                    assertThat(answer.fields().text("verdict")).isEqualTo(each.verdict());
                    assertThat(answer.fields().text("reason")).isEqualTo(each.reason());
                }));
    }

    @TestFactory
    Stream<DynamicTest> answers_word_for_word_as_the_jvm() {
        return Stream.concat(
                        cases.stream().map(CheckCase::call), published.stream().map(PublishedCheck::call))
                .map(call -> dynamicTest(
                        call.name(),
                        () -> assertThat(fromBrowser(call.name()))
                                .isEqualTo(json(ON_THE_JVM.answer(call.argument())))));
    }

    @Test
    void fails_only_for_what_is_no_request() {
        assertThat(answers.get(NOT_A_REQUEST)).isInstanceOf(ModuleAnswer.Failed.class);
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> ON_THE_JVM.answer("{\"text\":\"CS1:\"}"));
    }

    private static JsonObject fromBrowser(String name) throws JsonException {
        return switch (answers.get(name)) {
            case ModuleAnswer.Answered(String _, String json, long _) -> json(json);
            case ModuleAnswer.Failed(String _, String message, long _) -> throw new AssertionError(message);
            case null -> throw new AssertionError("no answer to " + name);
        };
    }

    private static JsonObject json(String text) throws JsonException {
        return JsonReader.readObject(text, 1 << 20);
    }
}
