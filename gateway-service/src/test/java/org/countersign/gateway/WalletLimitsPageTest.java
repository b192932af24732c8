package org.countersign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The lifetimes and limits towards wallets stand in the documentation with the defaults that they have, each of them, and nothing else does. */
class WalletLimitsPageTest {
    private static final Path OPERATING = Path.of("..", "docs", "operating", "wallets.md");
    private static final Path REFERENCE = Path.of("..", "docs", "reference", "openid4vci.md");
    private static final List<String> PREFIXES = List.of("countersign.authorization", "countersign.openid4vci");
    private static final Pattern SETTING = Pattern.compile("`(countersign\\.[a-z0-9.-]+)`");

    @Test
    void the_tables_of_settings_name_every_setting_and_its_default() throws IOException {
        var documented = new TreeMap<String, String>();
        for (var page : List.of(OPERATING, REFERENCE)) {
            for (var line : Files.readAllLines(page)) {
                documented.putAll(settings(line));
            }
        }

        assertThat(documented).containsExactlyInAnyOrderEntriesOf(defaults());
    }

    @Test
    void what_is_remembered_is_bounded_by_settings_that_there_are() throws IOException {
        var known = defaults().keySet();
        var rows = Files.readAllLines(OPERATING).stream()
                .filter(line -> line.startsWith("| ")
                        && line.chars().filter(c -> c == '|').count() == 6)
                .toList();

        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(rows.stream()
                        .flatMap(row -> SETTING.matcher(row).results())
                        .map(found -> found.group(1))
                        .filter(name -> !name.startsWith("countersign.presentations.")))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    /** A row of three cells: names, defaults, meaning. {@code a.{b,c}} is two names, and so is {@code `a.b`, `.c`}. */
    private static Map<String, String> settings(String line) {
        var cells = line.split("\\|", -1);
        if (cells.length != 5 || PREFIXES.stream().noneMatch(prefix -> cells[1].contains("`" + prefix + "."))) {
            return Map.of();
        }
        var names = names(cells[1].strip());
        var values = cells[2].strip().replace("`", "").split(", ", -1);
        var settings = new TreeMap<String, String>();
        for (var i = 0; i < names.size(); i++) {
            // A row without values is about what the setting means, and another one has its default.
            if (values.length == names.size()) {
                settings.put(names.get(i), values[i]);
            }
        }
        return settings;
    }

    private static List<String> names(String cell) {
        var names = new ArrayList<String>();
        var prefix = "";
        for (var part : cell.replace("`", "").split(", ", -1)) {
            if (part.contains("{")) {
                prefix = part.substring(0, part.indexOf('{'));
                for (var name :
                        part.substring(part.indexOf('{') + 1, part.indexOf('}')).split(",", -1)) {
                    names.add(prefix + name);
                }
            } else if (part.startsWith(".")) {
                names.add(prefix + part.substring(1));
            } else {
                prefix = part.substring(0, part.lastIndexOf('.') + 1);
                names.add(part);
            }
        }
        return names;
    }

    private static Map<String, String> defaults() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var defaults = new TreeMap<String, String>();
        for (var found : scan.findCandidateComponents("org.countersign.gateway")) {
            var type = ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null);
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            if (PREFIXES.contains(prefix)) {
                for (var parameter : type.getDeclaredConstructors()[0].getParameters()) {
                    var value = parameter.getAnnotation(DefaultValue.class);
                    var text = value == null
                            ? "absent"
                            : Arrays.stream(value.value()).findFirst().orElse("");
                    defaults.put(prefix + "." + kebab(parameter.getName()), text);
                }
            }
        }
        return defaults;
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
