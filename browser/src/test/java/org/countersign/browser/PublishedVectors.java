package org.countersign.browser;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The vectors that credential-format publishes, each as the call that a page would make; its README has their shape. */
final class PublishedVectors {
    /** Forms whose input is a request as it stands. */
    private static final Set<String> CHECKED = Set.of("check", "presentation");

    private static final Set<String> READ = Set.of(
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

    /** The forms that this module knows a call for. */
    static Set<String> knownForms() {
        Set<String> forms = new TreeSet<>(CHECKED);
        forms.addAll(READ);
        return forms;
    }

    /** The forms that there are. */
    static Set<String> publishedForms() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            Set<String> forms = new TreeSet<>();
            folders.filter(Files::isDirectory)
                    .forEach(folder -> forms.add(FOLDER.relativize(folder).toString()));
            return forms;
        }
    }

    static List<Published> all() throws IOException {
        List<Published> all = new ArrayList<>();
        for (String form : publishedForms()) {
            for (Path file : files(form)) {
                all.add(published(form, file));
            }
        }
        return all;
    }

    private static JsonObject input(Path file) throws IOException {
        return vector(file).get("input").asObject();
    }

    private static JsonObject vector(Path file) throws IOException {
        return Json.parse(Files.readString(file)).asObject();
    }

    private static String name(String form, Path file) {
        return form + "/" + file.getFileName();
    }

    private static Published published(String form, Path file) throws IOException {
        JsonObject input = input(file);
        String name = name(form, file);
        ModuleCall call = CHECKED.contains(form)
                ? new ModuleCall(name, "check", input.toString())
                : new ModuleCall(
                        name,
                        input.get("write") == null ? "read" : "write",
                        new JsonObject().add("form", form).add("input", input).toString());
        return new Published(call, vector(file).get("expect").asObject());
    }

    private static List<Path> files(String form) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(form))) {
            return files.sorted().toList();
        }
    }
}
