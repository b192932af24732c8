package org.countersign.acceptance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.countersign.acceptance.stack.DevelopmentClient;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayClientTest {
    private final List<String> heard = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T08:00:00Z"));
    private final HttpServer server;

    @TempDir
    private Path data = Path.of(".");

    GatewayClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/oauth2/token",
                exchange -> answer(exchange, 200, "application/json", "{\"access_token\":\"t\",\"expires_in\":300}"));
        server.createContext("/api/v1/good", exchange -> answer(exchange, 200, "application/json", "{\"ok\":true}"));
        server.createContext(
                "/api/v1/bad",
                exchange -> answer(exchange, 409, "application/problem+json", "{\"code\":\"HOLD_ENDED\"}"));
        server.start();
    }

    @AfterEach
    void stop_the_server() {
        server.stop(0);
    }

    @Test
    void a_token_is_fetched_once_and_again_when_it_has_become_old() throws Exception {
        GatewayClient client = client();

        client.get("/good");
        client.get("/good");
        now.set(now.get().plusSeconds(280));
        client.get("/good");

        assertThat(heard)
                .containsExactly(
                        "POST /oauth2/token Basic",
                        "GET /api/v1/good Bearer",
                        "GET /api/v1/good Bearer",
                        "POST /oauth2/token Basic",
                        "GET /api/v1/good Bearer");
    }

    @Test
    void a_problem_is_known_by_its_code() throws Exception {
        Answer answer = client().post("/bad", new JsonObject(), new IdempotencyKey("k"));

        assertThat(answer.problemCode()).contains("HOLD_ENDED");
        assertThat(answer.summary()).isEqualTo("409 HOLD_ENDED");
        assertThatThrownBy(() -> answer.orFail(200, 202))
                .isInstanceOf(Failure.class)
                .hasMessage("POST /api/v1/bad was answered 409 HOLD_ENDED");
    }

    @Test
    void an_idempotency_key_is_sent_in_quotes() {
        assertThat(new IdempotencyKey("demo-1").header()).isEqualTo("\"demo-1\"");
        assertThatThrownBy(() -> new IdempotencyKey("a\"b")).isInstanceOf(IllegalArgumentException.class);
    }

    private GatewayClient client() throws IOException {
        Files.createDirectories(data.resolve("gateway"));
        Files.writeString(
                data.resolve("gateway/clients.json"),
                "[{\"clientId\":\"officer-1\",\"clientSecret\":\"s\",\"roles\":[\"officer\"]}]");
        DevelopmentClient officer = new StackFolder(data).clientWithRole("officer");
        URI gateway = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new GatewayClient(HttpClient.newHttpClient(), gateway, officer, now::get);
    }

    private void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + " "
                + authorization.split(" ", 2)[0]);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
