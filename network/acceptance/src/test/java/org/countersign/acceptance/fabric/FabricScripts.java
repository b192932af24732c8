package org.countersign.acceptance.fabric;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.acceptance.story.Failure;

/** The commands of network/fabric, called as a person calls them, for one data folder. */
public record FabricScripts(Path data) {
    public static final Path ROOT = Path.of(System.getProperty("countersign.root", "../.."))
            .toAbsolutePath()
            .normalize();
    public static final Path FOLDER = ROOT.resolve("network/fabric");
    private static final Pattern VERSION = Pattern.compile("^ *Version: v([0-9]+)\\.", Pattern.MULTILINE);

    /** What a command said and how it ended. */
    public record Answer(int code, String out, String complaint) {}

    /** The programs that the commands need and that are not on PATH, as one text; empty when all are there. */
    public static String missingPrograms() {
        List<String> missing = new ArrayList<>();
        for (String program : List.of("peer", "orderer", "configtxgen", "cryptogen", "osnadmin", "openssl")) {
            if (find(program).isEmpty()) {
                missing.add(program);
            }
        }
        return String.join(", ", missing);
    }

    /** The major release of the programs on PATH. */
    public static int release() {
        String told = finished("peer version", () -> run(new ProcessBuilder("peer", "version")));
        Matcher version = VERSION.matcher(told);
        if (!version.find()) {
            throw new Failure("peer version does not say which release it is");
        }
        return Integer.parseInt(version.group(1));
    }

    static Optional<Path> find(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Answer call(String command, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        all.add(FOLDER.resolve(command).toString());
        all.addAll(List.of(words));
        all.add("--data");
        all.add(data.toString());
        return run(new ProcessBuilder(all));
    }

    /**
     * What it printed, when it went well.
     *
     * @throws Failure with its complaint, when it did not
     */
    public String told(String command, String... words) {
        return finished("network/fabric/" + command, () -> call(command, words));
    }

    private interface Call {
        Answer make() throws IOException, InterruptedException;
    }

    private static String finished(String name, Call call) {
        try {
            Answer answer = call.make();
            if (answer.code() != 0) {
                throw new Failure(name + " failed: " + answer.complaint());
            }
            return answer.out().strip();
        } catch (IOException e) {
            throw new Failure(name + " could not be called", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted during " + name, e);
        }
    }

    static Answer run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile("fabric", ".out");
        Path complaint = Files.createTempFile("fabric", ".err");
        try {
            Process process = builder.redirectInput(new File("/dev/null"))
                    .redirectOutput(out.toFile())
                    .redirectError(complaint.toFile())
                    .start();
            int code = process.waitFor();
            return new Answer(
                    code,
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(complaint, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(complaint);
        }
    }

    /** A row of the table that {@code status} prints; a chaincode column may have blanks. */
    public record Row(
            String node,
            String process,
            String address,
            String version,
            String height,
            String leader,
            String chaincode) {
        private static Row of(String line) {
            String[] words = line.strip().split("\\s+", 7);
            return new Row(words[0], words[1], words[2], words[3], words[4], words[5], words[6]);
        }
    }

    public List<Row> status() throws IOException, InterruptedException {
        return call("status").out().lines().skip(1).map(Row::of).toList();
    }

    Row status(String node) throws IOException, InterruptedException {
        return status().stream()
                .filter(row -> row.node().equals(node))
                .findFirst()
                .orElseThrow();
    }
}
