package org.countersign.counter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.counter.server.RunningCounter.object;
import static org.countersign.counter.server.RunningCounter.text;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.countersign.counter.City;
import org.countersign.format.json.JsonObject;
import org.countersign.format.trust.TrustBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restart of the desk's server takes with it, and what it does not. */
class RestartTest {
    private static final String HOLDING = "{\"purpose\":\"holding\",\"flow\":\"cross_device\"}";

    @Test
    void open_requests_are_gone_and_everybody_is_told_and_receipts_go_on(@TempDir Path store) throws Exception {
        City city = new City();
        TrustBundle trust = RunningCounter.enrol(city, store);
        int port = RunningCounter.freePort();
        RunningCounter before = RunningCounter.serve(city, trust, store, port);
        TestWallet wallet = new TestWallet(before, 42);
        shown(before, wallet);
        JsonObject started = before.start(HOLDING);
        JsonObject fetched = before.start(HOLDING);
        AskedOf asked = wallet.fetch(text(fetched, "link"));
        List<String> receipts = receipts(store);
        before.stop();

        RunningCounter after = RunningCounter.serve(city, trust, store, port);
        try {
            forgotten(wallet.get(AskedOf.query(text(started, "link"))));
            forgotten(wallet.post(asked, wallet.present(asked)));
            HttpResponse<String> state = after.get("/api/v1/presentations/" + text(fetched, "id"));
            assertThat(state.statusCode()).isEqualTo(404);
            assertThat(text(object(state.body()), "code")).isEqualTo("UNKNOWN");
            assertThat(receipts(store)).isEqualTo(receipts).hasSize(1);

            shown(after, wallet);

            assertThat(receipts(store)).hasSize(2).startsWith(receipts.getFirst());
        } finally {
            after.stop();
        }
    }

    private static void forgotten(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(object(answer.body()), "error")).isEqualTo("invalid_request");
        assertThat(text(object(answer.body()), "error_description")).contains("restart", "new one");
    }

    private static void shown(RunningCounter counter, TestWallet wallet) {
        AskedOf asked = wallet.fetch(text(counter.start(HOLDING), "link"));
        assertThat(wallet.post(asked, wallet.present(asked)).statusCode()).isEqualTo(200);
    }

    private static List<String> receipts(Path store) throws Exception {
        return Files.readAllLines(store.resolve("receipts.jws"));
    }
}
