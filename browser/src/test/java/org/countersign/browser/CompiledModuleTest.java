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
import org.countersign.browser.code.DrawCode;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
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
    private static List<Published> vectors = List.of();
    private static List<PageCase> pageCases = List.of();
    private static List<ModuleCall> calls = List.of();
    private static Optional<ShowCase> show = Optional.empty();
    private static final DeskCases DESK = new DeskCases();
    private static Optional<CredentialCases> credential = Optional.empty();
    private static Map<String, ModuleAnswer> answers = Map.of();

    @BeforeAll
    static void ask_the_browser_everything_at_once() throws Exception {
        Optional<Path> chromium = Chromium.program();
        assumeTrue(chromium.isPresent(), "no chromium on PATH (Debian: apt-get install chromium)");
        cases = CheckCases.all();
        vectors = PublishedVectors.all();
        credential = Optional.of(new CredentialCases());
        pageCases = Stream.of(
                        HolderCases.all(), UpdateCases.all(), credential.get().all(), DESK.all())
                .flatMap(List::stream)
                .toList();
        calls = Stream.of(
                        cases.stream().map(CheckCase::call),
                        vectors.stream().map(Published::call),
                        pageCases.stream().map(PageCase::call))
                .flatMap(each -> each)
                .toList();
        List<ModuleCall> all = new ArrayList<>(calls);
        all.add(NO_REQUEST);
        all.add(DESK.holdAgain());
        all.add(DESK.withReceipt());
        show = Optional.of(new ShowCase());
        all.add(show.get().byTheDevice());
        all.add(show.get().byAnotherDevice());
        all.add(credential.get().byTheDevice());
        all.add(credential.get().byAnotherDevice());
        all.add(credential.get().withAMissingClaim());
        all.addAll(CodeCases.all());

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
    Stream<DynamicTest> answers_as_the_published_vectors_demand() {
        return vectors.stream()
                .map(each -> dynamicTest(
                        each.call().name(),
                        () -> PublishedVectorsTest.assertExpected(
                                each, fromBrowser(each.call().name()))));
    }

    @TestFactory
    Stream<DynamicTest> does_what_the_page_asks() {
        return pageCases.stream()
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
                        call.name(),
                        () -> assertThat(fromBrowser(call.name()))
                                .isEqualTo(PublishedVectorsTest.json(OnTheJvm.answer(call)))));
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
    void signs_the_receipt_of_a_check_with_the_desks_key() throws Exception {
        JsonObject answer = fromBrowser(DESK.withReceipt().name());

        String claims = JsonWriter.canonical(DESK.claims(answer.fields().text("receipt")));

        assertThat(claims)
                .contains("\"iss\":\"desk-1\"")
                .contains("\"reason\":\"AS_OF\"")
                .contains("\"pass_sha256\":")
                .doesNotContain("欧阳建");
    }

    @Test
    void presents_a_credential_that_a_counter_takes() throws Exception {
        CredentialCases made = credential.orElseThrow();
        String presentation = fromBrowser(made.byTheDevice().name()).fields().text("text");

        String answer = OnTheJvm.answer(made.check(presentation));

        assertThat(answer).contains("\"verdict\":\"VALID\"").contains("欧阳建").doesNotContain("certificateNumber");
    }

    @Test
    void presents_nothing_with_a_key_that_the_credential_does_not_name() throws JsonException {
        String another = credential.orElseThrow().byAnotherDevice().name();

        assertThat(fromBrowser(another).fields().text("refused")).isEqualTo(PresentRefusal.OTHER_KEY.name());
    }

    @Test
    void presents_nothing_that_lacks_an_agreed_claim() throws JsonException {
        String missing = credential.orElseThrow().withAMissingClaim().name();

        assertThat(fromBrowser(missing).fields().text("refused")).isEqualTo(PresentRefusal.CLAIM_MISSING.name());
    }

    @TestFactory
    Stream<DynamicTest> reads_from_a_screen_what_it_drew() {
        return CodeCases.DRAWN.stream()
                .map(call -> dynamicTest(
                        call.name(),
                        () -> assertThat(fromBrowser(call.name()).fields().text("text"))
                                .isEqualTo(CodeCases.text(call))));
    }

    @Test
    void reads_nothing_from_an_empty_picture() throws JsonException {
        assertThat(fromBrowser(CodeCases.EMPTY.name()).fields().text("text")).isEmpty();
    }

    @Test
    void draws_module_by_module_as_the_jvm() throws JsonException {
        String text = CodeCases.text(CodeCases.ALONE);

        assertThat(fromBrowser(CodeCases.ALONE.name()))
                .isEqualTo(PublishedVectorsTest.json(DrawCode.answer(text, "M")));
    }

    @Test
    void refuses_to_draw_what_fits_no_code() {
        assertThat(answers.get(CodeCases.TOO_LONG.name())).isInstanceOf(ModuleAnswer.Failed.class);
    }

    @Test
    void fails_only_for_what_is_no_request() {
        assertThat(answers.get(NO_REQUEST.name())).isInstanceOf(ModuleAnswer.Failed.class);
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> OnTheJvm.answer(NO_REQUEST));
    }

    private static JsonObject fromBrowser(String name) throws JsonException {
        return switch (answers.get(name)) {
            case ModuleAnswer.Answered(String _, String json, long _) -> PublishedVectorsTest.json(json);
            case ModuleAnswer.Failed(String _, String message, long _) -> throw new AssertionError(message);
            case null -> throw new AssertionError("no answer to " + name);
        };
    }
}
