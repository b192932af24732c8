package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.countersign.acceptance.stack.StackFolder;
import org.junit.jupiter.api.Test;

/** {@code ./countersign up --tls}: everything over HTTPS, believed by who believes the folder's authority and by nobody else. */
@OnRunningStack
class TlsSystemTest {
    private final RunningStack stack;
    private final StackFolder folder;

    TlsSystemTest(TlsStack tls) {
        this.stack = tls.stack();
        this.folder = stack.folder();
    }

    @Test
    void health_and_a_public_document_are_read_by_who_trusts_the_authority() throws Exception {
        try (HttpClient trusting = folder.http().build()) {
            HttpResponse<String> health = get(trusting, "/actuator/health/readiness");
            HttpResponse<String> lists = get(trusting, "/api/v1/status-lists");

            assertThat(folder.gateway()).hasScheme("https");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(Json.parse(lists.body()).asObject().names()).contains("status_lists");
        }
    }

    @Test
    void who_does_not_know_the_authority_refuses_the_server() {
        try (HttpClient usual = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> get(usual, "/actuator/health/readiness"))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void nobody_is_answered_in_plain_text() throws Exception {
        try (HttpClient plain = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + folder.port("gateway") + "/actuator/health/readiness");

            assertThat(send(plain, address).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void the_wallets_page_knows_whom_to_trust_and_the_counters_page_is_served() throws Exception {
        try (HttpClient trusting = folder.http().build()) {
            HttpResponse<String> trust = send(trusting, page("wallet", "/api/v1/trust"));
            HttpResponse<String> counter = send(trusting, page("counter", "/"));

            assertThat(Json.parse(trust.body()).asObject().names()).contains("root", "bundle");
            assertThat(counter.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void status_and_the_local_desk_work_as_without() throws InterruptedException {
        assertThat(stack.launcher().run("status"))
                .satisfies(said -> assertThat(said.code()).isZero())
                .satisfies(said -> assertThat(said.output()).contains("gateway").doesNotContain("not answering"));
        assertThat(stack.launcher().run("verify", "--sync").code()).isZero();
    }

    @Test
    void the_keys_are_for_the_owner_only() throws IOException {
        try (Stream<Path> files = Files.list(folder.data().resolve("tls"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isSubsetOf(List.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
        }
    }

    private URI page(String name, String path) {
        return URI.create("https://127.0.0.1:" + folder.port(name) + path);
    }

    private HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return send(client, folder.gateway().resolve(path));
    }

    private static HttpResponse<String> send(HttpClient client, URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
