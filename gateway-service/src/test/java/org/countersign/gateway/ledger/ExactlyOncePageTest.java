package org.countersign.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page tells every gap and every trouble, and none that is not there. */
final class ExactlyOncePageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("countersign.root", ".."), "docs", "concepts", "exactly-once.md");
    private static final Pattern ROW = Pattern.compile("^\\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([A-Z_]+)`");

    @Test
    void every_crash_point_and_every_trouble_has_its_line() throws IOException {
        var told = ROW.matcher(Files.readString(PAGE))
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .toList();

        var points = Arrays.stream(CrashPoint.values()).map(Enum::name).toList();
        var troubles = Arrays.stream(Trouble.values()).map(Enum::name).toList();
        assertThat(told).containsAll(points).containsAll(troubles).hasSize(points.size() + troubles.size());
    }
}
