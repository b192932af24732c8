package org.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the house asks of every file, read from the sources as text. A remark made twice in review becomes a test here. */
class HouseRulesTest {
    private static final Path ROOT = Path.of(System.getProperty("countersign.root", "../.."));
    private static final int LONGEST_JAVA_FILE = 400;
    private static final Pattern MARKDOWN_LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern MARKER = Pattern.compile("\\b(FIXME|XXX|HACK)\\b|\\bTODO\\b(?!\\(#\\d+\\))");
    private static final Pattern VAGUE_TYPE =
            Pattern.compile("public [a-z ]*(class|record|interface|enum) \\w*(Manager|Helper|Util|Utils|Impl)\\b");
    private static final Pattern AMBIENT = Pattern.compile("Instant\\.now\\(\\)|LocalDate\\.now\\(\\)|Clock\\.system|"
            + "System\\.currentTimeMillis\\(\\)|Math\\.random\\(\\)|UUID\\.randomUUID\\(\\)|new Random\\(\\)|"
            + "new SecureRandom\\(\\)|ThreadLocalRandom");
    private static final Pattern WIRING = Pattern.compile(".*(Wiring|Configuration|Command|Main|Application)\\.java");
    private static final Pattern CODE_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @Test
    void no_java_file_is_longer_than_a_reader_can_hold() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : files(named(".java"))) {
            long lines = Files.readAllLines(file).size();
            if (lines > LONGEST_JAVA_FILE) {
                tooLong.add(shown(file) + ": " + lines + " lines");
            }
        }

        assertThat(tooLong).isEmpty();
    }

    @Test
    void no_marker_of_unfinished_work_reaches_main() throws IOException {
        Predicate<Path> notThisTest = file -> !file.endsWith("HouseRulesTest.java");

        assertThat(linesMatching(MARKER, files(named(".java").or(named(".sh")).and(notThisTest))))
                .isEmpty();
    }

    @Test
    void no_public_type_has_a_name_that_says_nothing() throws IOException {
        assertThat(linesMatching(VAGUE_TYPE, files(named(".java")))).isEmpty();
    }

    @Test
    void clock_and_randomness_are_read_in_wiring_only() throws IOException {
        Predicate<Path> mainCode = file -> file.toString().contains("/src/main/java/")
                && !WIRING.matcher(file.toString()).matches();

        assertThat(linesMatching(AMBIENT, files(mainCode))).isEmpty();
    }

    @Test
    void every_module_has_a_readme() throws IOException {
        List<String> without = files(named("pom.xml")).stream()
                .map(Path::getParent)
                .filter(folder -> !Files.exists(folder.resolve("README.md")))
                .map(HouseRulesTest::shown)
                .toList();

        assertThat(without).isEmpty();
    }

    @Test
    void every_link_between_pages_leads_somewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : files(named(".md"))) {
            Matcher link = MARKDOWN_LINK.matcher(Files.readString(page));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains("://")
                        && !Files.exists(page.resolveSibling(target).normalize())) {
                    dead.add(shown(page) + " -> " + target);
                }
            }
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void the_chinese_readme_has_the_same_shape_as_the_english_one() throws IOException {
        Shape english = Shape.of(ROOT.resolve("README.md"));
        Shape chinese = Shape.of(ROOT.resolve("README.zh-CN.md"));

        assertThat(chinese).isEqualTo(english);
    }

    /** What two pages in different languages must have in common: headings' levels, links but the one to each other, commands. */
    private record Shape(List<Integer> headings, List<String> links, List<String> commands) {
        static Shape of(Path page) throws IOException {
            String text = Files.readString(page);
            List<Integer> headings = text.lines()
                    .filter(line -> line.startsWith("#") && line.contains(" "))
                    .map(line -> line.indexOf(' '))
                    .toList();
            List<String> links = MARKDOWN_LINK
                    .matcher(text)
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.startsWith("README"))
                    .toList();
            List<String> commands = CODE_BLOCK
                    .matcher(text)
                    .results()
                    .flatMap(block -> block.group(1).lines())
                    .map(line -> line.replaceAll("\\s*#.*", ""))
                    .toList();
            return new Shape(headings, links, commands);
        }
    }

    private static List<String> linesMatching(Pattern pattern, List<Path> files) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    found.add(shown(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        }
        return found;
    }

    private static Predicate<Path> named(String ending) {
        return file -> file.getFileName().toString().endsWith(ending);
    }

    private static List<Path> files(Predicate<Path> wanted) throws IOException {
        try (Stream<Path> tree = Files.walk(ROOT)) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !inGeneratedFolder(ROOT.relativize(file)))
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
    }

    private static boolean inGeneratedFolder(Path relative) {
        for (Path part : relative) {
            String name = part.toString();
            if (name.equals("target") || name.equals(".git") || name.equals("data")) {
                return true;
            }
        }
        return false;
    }

    private static String shown(Path file) {
        return ROOT.relativize(file).toString();
    }
}
