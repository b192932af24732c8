package org.countersign.acceptance.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.acceptance.AcceptanceCommand;
import org.countersign.acceptance.bench.SmallAuthority;
import org.countersign.acceptance.story.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineDeskTest {
    private final AtomicInteger requests = new AtomicInteger();
    private final SmallAuthority authority = new SmallAuthority(Instant.now(), new SecureRandom());

    @TempDir
    private Path folder = Path.of(".");

    private final HttpServer server;

    OfflineDeskTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop_the_server() {
        server.stop(0);
    }

    @Test
    void every_way_to_the_server_is_refused_and_the_server_hears_nothing() throws Exception {
        OfflineReport report = desk().check(List.of(), address());

        assertThat(report.proofs())
                .hasSize(3)
                .allSatisfy(proof -> assertThat(proof).contains("refused: RefusedSocketException"));
        assertThat(report.refusals()).isGreaterThanOrEqualTo(3);
        assertThat(report.openSockets()).isZero();
        assertThat(requests).hasValue(0);
    }

    @Test
    void passes_are_checked_without_a_network() throws Exception {
        OfflineDesk desk = desk();
        authority.equip(desk.files());

        List<CheckedItem> checked = desk.check(
                        List.of(
                                CheckItem.ofText("good", authority.pass(7, Duration.ofDays(30))),
                                CheckItem.ofText(
                                        "revoked", authority.pass(SmallAuthority.REVOKED, Duration.ofDays(30))),
                                CheckItem.ofText("nothing", "")),
                        address())
                .items();

        assertThat(checked).extracting(CheckedItem::verdict).containsExactly("VALID", "REVOKED", "UNREADABLE");
        assertThat(checked.getFirst().fields()).containsEntry("name", "欧阳试");
    }

    @Test
    void a_clock_moved_forward_finds_an_expired_pass() throws Exception {
        OfflineDesk desk = desk();
        authority.equip(desk.files());
        String pass = authority.pass(7, Duration.ofDays(2));

        var later =
                desk.checkAt(Instant.now().plus(Duration.ofDays(3)), List.of(CheckItem.ofText("old", pass)), address());

        assertThat(later.items().getFirst().verdict()).isEqualTo("EXPIRED");
    }

    @Test
    void fails_when_the_desk_has_no_files() {
        List<CheckItem> items = List.of(CheckItem.ofText("good", "CS1:"));

        assertThatThrownBy(() -> desk().check(items, address()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("root.pem");
    }

    private OfflineDesk desk() {
        return new OfflineDesk(folder, AcceptanceCommand.class);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }
}
