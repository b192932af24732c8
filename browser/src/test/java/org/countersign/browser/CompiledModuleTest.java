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
import org.countersign.browser.PublishedVectors.Published;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.pass.Audience;
import org.countersign.format.pass.LiveShowing;
import org.countersign.holder.PresentRefusal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The compiled module in a real browser, beside the same functions on the JVM. */
class CompiledModuleTest {
    private static final ModuleCall NO_REQUEST = new ModuleCall("no request", "check", "{\"text\":\"CS1:\"}");

    @TempDir
    static Path folder = Path.of("");

    private static List<CheckCase> cases = List.of();
    private static List<Published> checks = List.of();
    private static List<Published> reads = List.of();
    private static List<HolderCases.HolderCase> holderCases = List.of();
    private static List<ModuleCall> calls = List.of();
    private static Optional<ShowCase> show = Optional.empty();
    private static Map<String, ModuleAnswer> answers = Map.of();

    @BeforeAll
    static void ask_the_browser_everything_at_once() throws Exception {
        Optional<Path> chromium = Chromium.program();
        assumeTrue(chromium.isPresent(), "no chromium on PATH (Debian: apt-get install chromium)");
        cases = CheckCases.all();
        checks = PublishedVectors.checks();
        reads = PublishedVectors.reads();
        holderCases = HolderCases.all();
        calls = Stream.of(
                        cases.stream().map(CheckCase::call),
                        checks.stream().map(Published::call),
                        reads.stream().map(Published::call),
                        holderCases.stream().map(HolderCases.HolderCase::call))
                .flatMap(each -> each)
                .toList();
        List<ModuleCall> all = new ArrayList<>(calls);
        all.add(NO_REQUEST);
        show = Optional.of(new ShowCase());
        all.add(show.get().byTheDevice());
        all.add(show.get().byAnotherDevice());

        answers = ModulePage.answers(all, chromium.get(), folder).stream()
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
        return checks.stream()
                .map(each -> dynamicTest(each.call().name(), () -> {
                    JsonFields answer = fromBrowser(each.call().name()).fields();
                    assertThat(answer.text("verdict")).isEqualTo(each.expected().getString("verdict", ""));
                    assertThat(answer.text("reason")).isEqualTo(each.expected().getString("reason", ""));
                }));
    }

    @TestFactory
    Stream<DynamicTest> reads_and_refuses_as_the_published_vectors_demand() {
        return reads.stream()
                .map(each -> dynamicTest(each.call().name(), () -> {
                    JsonFields answer = fromBrowser(each.call().name()).fields();
                    assertThat(answer.has("accepted") ? "accepted" : answer.text("refused"))
                            .isEqualTo(each.expected().getString("refused", "accepted"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> does_for_the_holder_what_the_page_asks() {
        return holderCases.stream()
                .map(each -> dynamicTest(
                        each.call().name(),
                        () -> assertThat(JsonWriter.canonical(
                                        fromBrowser(each.call().name())))
                                .contains(each.expected())));
    }

    @TestFactory
    Stream<DynamicTest> answers_word_for_word_as_the_jvm() {
        return calls.stream()
                .map(call -> dynamicTest(
                        call.name(), () -> assertThat(fromBrowser(call.name())).isEqualTo(json(onTheJvm(call)))));
    }

    @Test
    void shows_live_with_a_key_that_cannot_be_taken_out() throws Exception {
        ShowCase made = show.orElseThrow();

        String text = fromBrowser(made.byTheDevice().name()).fields().text("text");

        assertThat(made.verified(text))
                .isEqualTo(new LiveShowing(SmallCity.NOW, Optional.of(new Audience("desk-1")), Optional.empty()));
    }

    @Test
    void shows_nothing_with_a_key_that_the_pass_does_not_name() throws JsonException {
        String another = show.orElseThrow().byAnotherDevice().name();

        assertThat(fromBrowser(another).fields().text("refused")).isEqualTo(PresentRefusal.OTHER_KEY.name());
    }

    @Test
    void fails_only_for_what_is_no_request() {
        assertThat(answers.get(NO_REQUEST.name())).isInstanceOf(ModuleAnswer.Failed.class);
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> onTheJvm(NO_REQUEST));
    }

    private static String onTheJvm(ModuleCall call) throws JsonException, FormatException {
        return switch (call.function()) {
            case "check" -> new CheckCall(new JcaSignatureCheck(), new JcaSha256()).answer(call.argument());
            case "keep" -> new HolderCalls(new JcaSignatureCheck()).keep(call.argument());
            case "read" -> new ReadCall(new JcaSignatureCheck(), new JcaSha256()).read(call.argument());
            case "choose" -> new HolderCalls(new JcaSignatureCheck()).choose(call.argument());
            default -> throw new AssertionError("no function " + call.function());
        };
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
