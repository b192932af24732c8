package org.countersign.counter.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.countersign.format.status.ListNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTrustSourceTest {
    @TempDir
    Path data;

    private final List<String> asked = new ArrayList<>();
    private HttpServer server = unused();
    private volatile String bundle = "bundle";
    private volatile boolean isPacked;
    private final AtomicLong sentBytes = new AtomicLong();

    @BeforeEach
    void a_gateway_and_its_data_folder() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/oauth2/token", exchange -> answer(exchange, 200, "{\"access_token\":\"t0k\",\"expires_in\":300}"));
        server.createContext("/api/v1/trust/bundle", exchange -> publish(exchange, bundle));
        server.createContext("/api/v1/status-lists/7", exchange -> publish(exchange, "list 7"));
        server.createContext("/api/v1/trust/root", exchange -> answer(exchange, 403, "{}"));
        server.start();
        Files.writeString(
                data.resolve("ports"), "gateway=" + server.getAddress().getPort() + "\nledger=7051\n");
        Files.createDirectory(data.resolve("gateway"));
        Files.writeString(data.resolve("gateway/clients.json"), """
                [{"clientId":"officer-1","clientSecret":"a","roles":["officer"]},
                 {"clientId":"counter-1","clientSecret":"s3cret","roles":["counter"]}]
                """);
    }

    @AfterEach
    void stop_the_gateway() {
        server.stop(0);
    }

    @Test
    void asks_as_a_counter_and_takes_one_token_for_all() throws IOException {
        try (TrustSource source = GatewayTrustSource.in(data)) {
            assertThat(source.bundle().toArray()).asString().isEqualTo("bundle");
            assertThat(source.statusList(new ListNumber(7)).toArray())
                    .asString()
                    .isEqualTo("list 7");
        }

        String basic = Base64.getEncoder().encodeToString("counter-1:s3cret".getBytes(StandardCharsets.UTF_8));
        assertThat(asked)
                .containsExactly(
                        "/oauth2/token Basic " + basic,
                        "/api/v1/trust/bundle Bearer t0k",
                        "/api/v1/status-lists/7 Bearer t0k");
    }

    @Test
    void says_what_the_gateway_answered_and_no_secret() throws IOException {
        try (TrustSource source = GatewayTrustSource.in(data)) {
            assertThatThrownBy(source::root)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("403")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void says_what_to_do_when_nothing_runs_there() throws IOException {
        server.stop(0);

        try (TrustSource source = GatewayTrustSource.in(data)) {
            assertThatThrownBy(source::bundle).isInstanceOf(IOException.class).hasMessageContaining("./countersign up");
        }
    }

    @Test
    void says_what_to_do_when_the_folder_was_never_started() {
        assertThatThrownBy(() -> GatewayTrustSource.in(data.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("./countersign up");
    }

    @Test
    void fetches_again_only_what_changed() throws IOException {
        try (TrustSource source = GatewayTrustSource.in(data)) {
            source.bundle();
            source.statusList(new ListNumber(7));
        }
        sentBytes.set(0);

        try (TrustSource later = GatewayTrustSource.in(data)) {
            assertThat(later.bundle().toArray()).asString().isEqualTo("bundle");
            assertThat(later.statusList(new ListNumber(7)).toArray()).asString().isEqualTo("list 7");
            assertThat(sentBytes.get()).as("bytes of bodies beside the token").isZero();
            bundle = "another bundle";
            assertThat(later.bundle().toArray()).asString().isEqualTo("another bundle");
        }
    }

    @Test
    void fetches_anew_what_was_kept_and_is_not_whole_any_more() throws IOException {
        try (TrustSource source = GatewayTrustSource.in(data)) {
            source.bundle();
            Path kept = data.resolve("counter/answers/trust.bundle");
            Files.writeString(kept, Files.readString(kept).replace("bundle", "bungle"));

            assertThat(source.bundle().toArray()).asString().isEqualTo("bundle");
            Files.writeString(kept, "no answer");
            assertThat(source.bundle().toArray()).asString().isEqualTo("bundle");
        }
    }

    @Test
    void unpacks_what_was_sent_packed() throws IOException {
        isPacked = true;

        try (TrustSource source = GatewayTrustSource.in(data)) {
            assertThat(source.bundle().toArray()).asString().isEqualTo("bundle");
        }
    }

    /** As the gateway does: an entity tag, and 304 without a body to who has it. */
    private void publish(HttpExchange exchange, String body) throws IOException {
        String tag = "W/\"" + Integer.toHexString(body.hashCode()) + "\"";
        exchange.getResponseHeaders().add("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        if (isPacked) {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(content);
            }
            content = packed.toByteArray();
        }
        sentBytes.addAndGet(content.length);
        asked.add(exchange.getRequestURI().getPath() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        asked.add(exchange.getRequestURI().getPath() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private static HttpServer unused() {
        try {
            return HttpServer.create();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
