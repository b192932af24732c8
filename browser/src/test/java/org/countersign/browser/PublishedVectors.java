package org.countersign.browser;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The vectors that credential-format publishes; its README has their shape. No page writes what an issuer does, or follows certificates. */
final class PublishedVectors {
    private static final List<String> CHECK_FORMS = List.of("check", "presentation");
    private static final List<String> READ_FORMS = List.of(
            "base45",
            "cbor",
            "cose-sign1",
            "counter-pass",
            "live-pass",
            "status-list",
            "sd-jwt-vc",
            "key-binding",
            "trust-bundle",
            "root-change");
    private static final Path FOLDER = Path.of(System.getProperty("countersign.root", ".."))
            .resolve("credential-format/src/test/resources/vectors");

    private PublishedVectors() {}

    /** A vector as a call, and the members that the answer must have. */
    record Published(ModuleCall call, JsonObject expected) {}

    /** The input of a check is a request as it stands. */
    static List<Published> checks() throws IOException {
        List<Published> checks = new ArrayList<>();
        for (String form : CHECK_FORMS) {
            for (Path file : files(form)) {
                JsonObject vector = vector(file);
                checks.add(new Published(
                        new ModuleCall(
                                name(form, file), "check", vector.get("input").toString()),
                        vector.get("expect").asObject()));
            }
        }
        return checks;
    }

    static List<Published> reads() throws IOException {
        List<Published> reads = new ArrayList<>();
        for (String form : READ_FORMS) {
            for (Path file : files(form)) {
                JsonObject vector = vector(file);
                JsonObject input = vector.get("input").asObject();
                if (input.get("write") == null && input.get("anchors") == null) {
                    JsonObject request = new JsonObject().add("form", form).add("input", input);
                    reads.add(new Published(
                            new ModuleCall(name(form, file), "read", request.toString()),
                            vector.get("expect").asObject()));
                }
            }
        }
        return reads;
    }

    private static JsonObject vector(Path file) throws IOException {
        return Json.parse(Files.readString(file)).asObject();
    }

    private static String name(String form, Path file) {
        return form + "/" + file.getFileName();
    }

    private static List<Path> files(String form) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(form))) {
            return files.sorted().toList();
        }
    }
}
