package org.countersign.acceptance.stack;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.countersign.acceptance.story.Failure;
import org.countersign.counter.sync.OneAuthority;

/** The data folder of a running stack, as {@code ./countersign up} lays it out. */
public final class StackFolder {
    private final Path data;

    public StackFolder(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    public Path data() {
        return data;
    }

    /** How the gateway is reached from this machine. */
    public URI gateway() {
        return URI.create((authority().isPresent() ? "https://localhost:" : "http://127.0.0.1:") + port("gateway"));
    }

    /** PEM of the authority behind the gateway's HTTPS; empty when it is served under HTTP. */
    public Optional<Path> authority() {
        Path tls = data.resolve("tls");
        return Files.exists(tls.resolve("host")) ? Optional.of(tls.resolve("ca.crt")) : Optional.empty();
    }

    /** A client for {@link #gateway()}: under HTTPS it believes the folder's own authority alone. */
    public HttpClient.Builder http() {
        Optional<Path> authority = authority();
        try {
            return (authority.isPresent() ? OneAuthority.client(authority.get()) : HttpClient.newBuilder())
                    .version(HttpClient.Version.HTTP_1_1);
        } catch (IOException e) {
            throw new Failure("the authority of " + data + " cannot be read", e);
        }
    }

    public int port(String process) {
        Path file = data.resolve("ports");
        Properties ports = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            ports.load(reader);
        } catch (IOException e) {
            throw new Failure(
                    "no stack runs on " + data + ": " + file + " cannot be read; start one with ./countersign up", e);
        }
        String port = ports.getProperty(process);
        if (port == null) {
            throw new Failure(file + " does not say the port of " + process);
        }
        return Integer.parseInt(port.strip());
    }

    /** Certificates and keys of the organisations: those of a real Fabric network where there is one, else the embedded ledger's. */
    public Path organizations() {
        return (hasFabric() ? fabric() : data.resolve("ledger")).resolve("organizations");
    }

    /** PEM of the authority behind the ledger's endpoint; without one the connection is plain. */
    public Optional<Path> ledgerTlsAuthority() {
        String domain = "data-bureau.countersign.test";
        return hasFabric()
                ? Optional.of(organizations()
                        .resolve("peerOrganizations")
                        .resolve(domain)
                        .resolve("peers")
                        .resolve("peer0." + domain)
                        .resolve("tls")
                        .resolve("ca.crt"))
                : Optional.empty();
    }

    private boolean hasFabric() {
        return Files.exists(fabric().resolve("members"));
    }

    private Path fabric() {
        return data.resolve("fabric");
    }

    /** Where the processes wrote their ids: {@code ledger}, {@code chaincode}, {@code gateway}, {@code counter}. */
    public long pid(String process) {
        return readPid(data.resolve("run").resolve(process + ".pid"));
    }

    /** The first line of the file that PostgreSQL's postmaster keeps in its data folder. */
    public long postmasterPid() {
        try (var files = Files.find(
                data.resolve("gateway").resolve("postgres"),
                3,
                (path, attributes) -> path.endsWith("postmaster.pid"))) {
            return readPid(files.findFirst()
                    .orElseThrow(() -> new Failure("PostgreSQL keeps no postmaster.pid below " + data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DevelopmentClient clientWithRole(String role) {
        return clients().stream()
                .filter(client -> client.roles().contains(role))
                .findFirst()
                .orElseThrow(() -> new Failure("no development client has the role " + role));
    }

    public List<DevelopmentClient> partners() {
        return clients().stream().filter(client -> client.partner().isPresent()).toList();
    }

    private List<DevelopmentClient> clients() {
        Path file = data.resolve("gateway").resolve("clients.json");
        try {
            return Json.parse(Files.readString(file)).asArray().values().stream()
                    .map(JsonValue::asObject)
                    .map(StackFolder::client)
                    .toList();
        } catch (IOException | ParseException | UnsupportedOperationException e) {
            throw new Failure("the development clients cannot be read from " + file, e);
        }
    }

    private static DevelopmentClient client(JsonObject client) {
        return new DevelopmentClient(
                client.get("clientId").asString(),
                new ClientSecret(client.get("clientSecret").asString()),
                client.get("roles").asArray().values().stream()
                        .map(JsonValue::asString)
                        .toList(),
                Optional.ofNullable(client.get("partner"))
                        .filter(JsonValue::isString)
                        .map(JsonValue::asString));
    }

    private static long readPid(Path file) {
        try (var lines = Files.lines(file)) {
            return Long.parseLong(lines.findFirst().orElse("").strip().split(" ", 2)[0]);
        } catch (IOException | NumberFormatException e) {
            throw new Failure("no process id in " + file, e);
        }
    }
}
