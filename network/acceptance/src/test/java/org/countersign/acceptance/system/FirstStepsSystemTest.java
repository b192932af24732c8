package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.countersign.acceptance.stack.Launcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The blocks of docs/start/first-steps.md, in order and in one shell, as a new user types them. */
@Tag("system")
@Tag("slow")
class FirstStepsSystemTest {
    private static final Path ROOT = RunningStack.ROOT.toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    private Path folder = Path.of(".");

    @AfterEach
    void stop_what_a_failed_block_left_running() throws InterruptedException {
        if (Files.exists(data())) {
            new Launcher(ROOT, data()).down();
        }
    }

    @Test
    void every_block_of_the_page_does_what_the_page_says() throws Exception {
        List<String> blocks = BLOCK.matcher(Files.readString(ROOT.resolve("docs/start/first-steps.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring("```sh\n".length(), block.length() - "```".length()))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(5);

        Path log = folder.resolve("first-steps.log");
        Process shell = shell(script(blocks), log);

        boolean ended = shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        shell.destroyForcibly();
        assertThat(ended).as("ended in time; so far: %s", Files.readString(log)).isTrue();
        assertThat(shell.exitValue()).as(Files.readString(log)).isZero();
        assertThat(log)
                .content()
                .containsSubsequence("Countersign is ready", "VALID", "REVOKED", "Countersign is stopped");
    }

    /** Without pipefail, as shells are; `set -e` forgives a last line that begins with `!`, so each block's status is looked at too. */
    private static String script(List<String> blocks) {
        List<String> lines = new ArrayList<>(List.of("set -eu"));
        for (int i = 0; i < blocks.size(); i++) {
            lines.add(blocks.get(i));
            lines.add("[ $? -eq 0 ] || { echo 'block " + (i + 1) + " failed'; exit 1; }");
        }
        return String.join("\n", lines);
    }

    private Process shell(String script, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(ROOT.toFile());
        builder.environment().put("DATA", data().toString());
        builder.environment().put("COUNTERSIGN_BUILT", "yes"); // A build inside a build would wait for itself.
        return builder.redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private Path data() {
        return folder.resolve("data");
    }
}
