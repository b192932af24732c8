package org.countersign.browser;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A published vector of the form {@code check}; its input is a request as it stands. */
record PublishedCheck(String name, String request, String verdict, String reason) {
    private static final Path FOLDER = Path.of(System.getProperty("countersign.root", ".."))
            .resolve("credential-format/src/test/resources/vectors/check");

    static List<PublishedCheck> all() throws IOException {
        List<PublishedCheck> checks = new ArrayList<>();
        if (!Files.isDirectory(FOLDER)) {
            return checks;
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                JsonObject vector = Json.parse(Files.readString(file)).asObject();
                JsonObject expected = vector.get("expect").asObject();
                checks.add(new PublishedCheck(
                        "check/" + file.getFileName(),
                        vector.get("input").toString(),
                        expected.get("verdict").asString(),
                        expected.get("reason").asString()));
            }
        }
        return checks;
    }

    ModuleCall call() {
        return new ModuleCall(name, "check", request);
    }
}
