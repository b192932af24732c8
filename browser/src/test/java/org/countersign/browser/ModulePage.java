package org.countersign.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.countersign.format.Bytes;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;

/** Serves the compiled module and a page that calls it, on loopback, and waits for what the page posts. */
final class ModulePage implements AutoCloseable {
    static final String MODULE = "countersign.js";
    static final String CODE_MODULE = "code.js";
    private static final String SERVED = "/META-INF/resources/countersign/";
    private static final List<String> BESIDE = List.of(CODE_MODULE, "reader.js", "camera.js", "canvas.js");
    private static final int MAX_ANSWERS_BYTES = 1 << 24;
    private static final int WAIT_SECONDS = 300;

    private final HttpServer server;
    private final CompletableFuture<List<ModuleAnswer>> answers = new CompletableFuture<>();

    private ModulePage(HttpServer server) {
        this.server = server;
    }

    /** Makes all calls in one browser. */
    static List<ModuleAnswer> answers(List<ModuleCall> calls, Path chromium, Path folder)
            throws IOException, InterruptedException {
        try (ModulePage page = open(calls);
                Chromium _ = Chromium.open(chromium, page.address(), folder)) {
            return page.answers.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "no answers from the browser; it said: " + Files.readString(folder.resolve(Chromium.LOG)), e);
        }
    }

    /** A file as pages get it; modules are compiled in the phase process-classes. */
    static byte[] module(String file) {
        return resource(SERVED + file);
    }

    private static ModulePage open(List<ModuleCall> calls) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ModulePage page = new ModulePage(server);
        page.serve("/", "text/html", resource("/page/index.html"));
        page.serve("/calls.js", "text/javascript", resource("/page/calls.js"));
        page.serve("/" + MODULE, "text/javascript", module(MODULE));
        BESIDE.forEach(file -> page.serve("/" + file, "text/javascript", module(file)));
        page.serve("/calls", "application/json", written(calls));
        server.createContext("/answers", page::take);
        server.start();
        return page;
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void serve(String path, String type, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private void take(HttpExchange exchange) throws IOException {
        try {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_ANSWERS_BYTES);
            answers.complete(read(new String(body, StandardCharsets.UTF_8)));
        } catch (JsonException e) {
            answers.completeExceptionally(e);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static byte[] written(List<ModuleCall> calls) {
        return JsonWriter.canonicalBytes(JsonArray.of(
                calls,
                call -> JsonObject.builder()
                        .put("name", call.name())
                        .put("function", call.function())
                        .put("argument", call.argument())
                        .putText("privateKey", call.privateKey().map(Bytes::hex))
                        .build()));
    }

    private static List<ModuleAnswer> read(String json) throws JsonException {
        return JsonReader.readObject("{\"answers\":" + json + "}", MAX_ANSWERS_BYTES)
                .read(fields -> fields.objects("answers", ModulePage::answer));
    }

    private static ModuleAnswer answer(JsonFields fields) throws JsonException {
        String name = fields.text("name");
        long micros = fields.integer("micros");
        return fields.has("answer")
                ? new ModuleAnswer.Answered(name, fields.text("answer"), micros)
                : new ModuleAnswer.Failed(name, fields.text("failure"), micros);
    }

    private static byte[] resource(String name) {
        try (InputStream in = ModulePage.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
