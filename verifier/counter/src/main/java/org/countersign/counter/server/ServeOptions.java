package org.countersign.counter.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** The words behind {@code serve}, as picocli fills them in. */
@Command(
        name = "serve",
        sortOptions = false,
        header = "Serves wallets and agencies: asks for certificates by OpenID4VP 1.0 and checks them.",
        footer = {"", "Further settings are given as --name=value; docs/operating/presentations.md has the table."})
final class ServeOptions {
    @Option(names = "--port", paramLabel = "PORT", description = "Where it listens, on the loopback (default 8090).")
    int port = 8090;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder; the desk's store is its counter/ folder.")
    @Nullable Path data;

    @Option(names = "--trust-store", paramLabel = "DIR", description = "The desk's store, when it lies elsewhere.")
    @Nullable Path store;

    @Option(names = "--desk", paramLabel = "ID", description = "The desk's name, in receipts (default local-desk).")
    @Nullable String desk;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "Where wallets reach it (default http://localhost:PORT).")
    @Nullable String publicUrl;

    @Option(names = "--purposes", paramLabel = "FILE", description = "What this desk may ask for, and why.")
    @Nullable Path purposes;

    @Option(
            names = {"--help", "-h"},
            usageHelp = true,
            description = "Show this page.")
    boolean help;

    @Unmatched
    List<String> others = new ArrayList<>();

    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", port);
        settings.put(
                "countersign.presentations.public-url", publicUrl == null ? "http://localhost:" + port : publicUrl);
        settings.put("countersign.presentations.store", String.valueOf(folder()));
        if (data != null) {
            settings.put("countersign.counter.data", data.toString());
        }
        if (desk != null) {
            settings.put("countersign.presentations.desk", desk);
        }
        if (purposes != null) {
            settings.put("countersign.presentations.purposes", purposes.toString());
        }
        return settings;
    }

    private Path folder() {
        if (store != null) {
            return store;
        }
        return (data == null ? Path.of("data") : data).resolve("counter");
    }
}
