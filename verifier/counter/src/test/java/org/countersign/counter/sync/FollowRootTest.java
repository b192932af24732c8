package org.countersign.counter.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.counter.City;
import org.countersign.counter.desk.DeskException;
import org.countersign.counter.desk.DeskProblem;
import org.countersign.counter.desk.DeskStore;
import org.countersign.format.Bytes;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.trust.RootChanges;
import org.countersign.format.trust.TrustVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk whose gateway changes its root: each city here is one root, with all that it signs. */
class FollowRootTest {
    private static final City FIRST = new City();
    private static final City SECOND = new City();
    private static final City THIRD = new City();

    @TempDir
    Path folder;

    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private HttpServer server = unused();

    @BeforeEach
    void a_desk_that_pinned_the_first_root() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = served.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        served.put("/oauth2/token", "{\"access_token\":\"t0k\"}".getBytes(StandardCharsets.UTF_8));
        served.put("/api/v1/trust/root", FIRST.rootPem());
        Files.writeString(folder.resolve("clients.json"), """
                [{"clientId":"counter-1","clientSecret":"s3cret","roles":["counter"]}]
                """);
        serve(FIRST, 3);
        try (TrustSource source = source()) {
            new SyncDesk(source, store()).enrol();
        }
        sync();
    }

    @AfterEach
    void stop_the_gateway() {
        server.stop(0);
    }

    @Test
    void takes_the_bundle_of_the_next_root_and_refuses_what_the_old_one_signs() throws Exception {
        serve(SECOND, 4, FIRST.rootChangeTo(SECOND));
        sync();

        assertThat(version()).isEqualTo(4);
        serve(FIRST, 5, FIRST.rootChangeTo(SECOND));
        assertThat(refusal()).isEqualTo(DeskProblem.BAD_BUNDLE);
        assertThat(version()).isEqualTo(4);
    }

    @Test
    void follows_all_changes_that_it_missed() throws Exception {
        serve(THIRD, 5, FIRST.rootChangeTo(SECOND), SECOND.rootChangeTo(THIRD));
        sync();
        sync();

        assertThat(version()).isEqualTo(5);
    }

    @Test
    void refuses_a_forged_change_and_keeps_its_root() throws Exception {
        byte[] forged = FIRST.rootChangeTo(SECOND).toArray();
        forged[forged.length - 1] ^= 1;
        serve(SECOND, 4, Bytes.of(forged));

        assertThat(refusal()).isEqualTo(DeskProblem.BAD_ROOT);
        assertFirstRootIsPinned();
    }

    @Test
    void refuses_a_new_root_that_nobody_handed_over_to() throws Exception {
        serve(SECOND, 4);

        assertThat(refusal()).isEqualTo(DeskProblem.BAD_BUNDLE);
        assertFirstRootIsPinned();
    }

    @Test
    void refuses_a_chain_that_leads_back() throws Exception {
        serve(FIRST, 4, FIRST.rootChangeTo(SECOND), SECOND.rootChangeTo(FIRST));

        assertThat(refusal()).isEqualTo(DeskProblem.BAD_ROOT);
        assertFirstRootIsPinned();
    }

    @Test
    void refuses_a_chain_that_was_cut_back_after_it_was_followed() throws Exception {
        serve(SECOND, 4, FIRST.rootChangeTo(SECOND));
        sync();
        serve(FIRST, 5);

        assertThat(refusal()).isEqualTo(DeskProblem.BAD_BUNDLE);
        assertThat(version()).isEqualTo(4);
    }

    @Test
    void a_new_root_is_no_way_back_to_an_older_bundle() throws Exception {
        serve(SECOND, 2, FIRST.rootChangeTo(SECOND));

        assertThat(refusal()).isEqualTo(DeskProblem.BUNDLE_ROLLBACK);
        assertFirstRootIsPinned();
    }

    @Test
    void refuses_a_document_that_is_none() throws Exception {
        serve(FIRST, 4);
        served.put("/api/v1/trust/root/changes", new byte[] {(byte) 0x9f, (byte) 0xff});

        assertThat(refusal()).isEqualTo(DeskProblem.BAD_ROOT);
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void goes_on_where_it_stopped_between_the_root_and_its_first_bundle() throws Exception {
        Files.write(folder.resolve("counter/root.pem"), SECOND.rootPem());
        assertThat(problemOf(this::version)).isEqualTo(DeskProblem.BAD_BUNDLE);

        serve(SECOND, 4, FIRST.rootChangeTo(SECOND));
        sync();

        assertThat(version()).isEqualTo(4);
    }

    private void assertFirstRootIsPinned() throws Exception {
        assertThat(version()).isEqualTo(3);
        serve(FIRST, 6);
        sync();
        assertThat(version()).isEqualTo(6);
    }

    private void serve(City city, long version, Bytes... changes) {
        served.put(
                "/api/v1/trust/root/changes",
                new RootChanges(List.of(changes)).write().toArray());
        served.put("/api/v1/trust/bundle", city.bundle(version, City.NOW).toArray());
        served.put(
                "/api/v1/status-lists/" + City.LIST.value(),
                city.statusList(City.NOW).toArray());
    }

    private void sync() throws IOException, DeskException {
        try (TrustSource source = source()) {
            new SyncDesk(source, store()).sync();
        }
    }

    private DeskProblem refusal() {
        return problemOf(this::sync);
    }

    private static DeskProblem problemOf(ThrowingCallable call) {
        return catchThrowableOfType(DeskException.class, call).problem();
    }

    private long version() throws IOException, DeskException {
        TrustVersion version = store().load().bundle().content().version();
        return version.value();
    }

    private TrustSource source() {
        return new GatewayTrustSource(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                folder.resolve("clients.json"),
                folder.resolve("answers"));
    }

    private DeskStore store() {
        return new DeskStore(folder.resolve("counter"), new JcaSignatureCheck(), City.sha256());
    }

    private static HttpServer unused() {
        try {
            return HttpServer.create();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
