package org.countersign.counter.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The table of what a hostile wallet meets, in {@code docs/reference/openid4vp.md}: each row names tests, and they are there. */
class HostileWalletTableTest {
    private static final Path PAGE =
            Path.of(System.getProperty("countersign.root", "../.."), "docs/reference/openid4vp.md");
    private static final String TITLE = "### What a hostile wallet meets";
    private static final Pattern SENTENCE = Pattern.compile("`([a-z]+(?:_[a-z]+){2,})`");

    @Test
    void each_row_names_tests_that_exist() throws IOException {
        Set<String> tests = tests(RefusedPresentationTest.class, RefusedAnswerTest.class, PresentationFlowTest.class);

        assertThat(rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(named(row)).isNotEmpty().isSubsetOf(tests));
    }

    @Test
    void no_refusal_of_a_presentation_is_left_out() throws IOException {
        Set<String> named = rows().stream().flatMap(row -> named(row).stream()).collect(Collectors.toSet());

        assertThat(tests(RefusedPresentationTest.class).stream()
                        .filter(test -> test.endsWith("_refused"))
                        .filter(test -> !named.contains(test)))
                .isEmpty();
    }

    private static List<String> rows() throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf(TITLE) + TITLE.length());
        return section.substring(0, section.indexOf("\n## "))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| rule "))
                .toList();
    }

    private static List<String> named(String row) {
        String[] cells = row.split("\\|", -1);
        return SENTENCE.matcher(cells[3]).results().map(name -> name.group(1)).toList();
    }

    private static Set<String> tests(Class<?>... classes) {
        return Stream.of(classes)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(HostileWalletTableTest::isTest)
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }
}
