package org.countersign.counter.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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

    @BeforeEach
    void a_gateway_and_its_data_folder() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/oauth2/token", exchange -> answer(exchange, 200, "{\"access_token\":\"t0k\",\"expires_in\":300}"));
        server.createContext("/api/v1/trust/bundle", exchange -> answer(exchange, 200, "bundle"));
        server.createContext("/api/v1/status-lists/7", exchange -> answer(exchange, 200, "list 7"));
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
