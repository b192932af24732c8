package org.countersign.counter.sync;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.status.ListNumber;

/** The gateway's API, asked as a counter. Follows no redirect: its answers come from where they were asked for. */
public final class GatewayTrustSource implements TrustSource, ReceiptTarget {
    private static final Pattern PORT = Pattern.compile("gateway=([0-9]{1,5})");
    private static final int NOT_MODIFIED = 304;

    private final GatewayCalls calls;
    private final AnswerCache cache;

    /**
     * @param base for example {@code http://127.0.0.1:8080}
     * @param clients the gateway's file of development clients
     * @param cache a folder for answers, so that what has not changed is not fetched again
     */
    public GatewayTrustSource(URI base, Path clients, Path cache) {
        this(base, HttpClient.newBuilder(), clients, cache);
    }

    private GatewayTrustSource(URI base, HttpClient.Builder http, Path clients, Path cache) {
        this.calls = new GatewayCalls(base, http, clients);
        this.cache = new AnswerCache(cache, GatewayCalls.MAX_BYTES);
    }

    /** The gateway that {@code ./countersign up} started in a data folder; the folder remembers its port, and the authority behind its HTTPS. */
    public static GatewayTrustSource in(Path data) throws IOException {
        String port = port(data.resolve("ports"));
        Path tls = data.resolve("tls");
        boolean isTls = Files.exists(tls.resolve("host"));
        return new GatewayTrustSource(
                URI.create((isTls ? "https://localhost:" : "http://127.0.0.1:") + port),
                isTls ? OneAuthority.client(tls.resolve("ca.crt")) : HttpClient.newBuilder(),
                data.resolve("gateway").resolve("clients.json"),
                data.resolve("counter").resolve("answers"));
    }

    @Override
    public byte[] root() throws IOException {
        return fetch("trust/root", "application/x-pem-file, text/plain, */*").body();
    }

    @Override
    public Bytes rootChanges() throws IOException {
        return refresh("trust/root/changes", "application/cbor");
    }

    @Override
    public Bytes bundle() throws IOException {
        return refresh("trust/bundle", "application/cose");
    }

    @Override
    public Bytes statusList(ListNumber list) throws IOException {
        return refresh("status-lists/" + list.value(), "application/statuslist+cwt");
    }

    /**
     * Hands receipts on, at most {@link #MOST_RECEIPTS}: the gateway knows each by its hash, so that the same ones may be handed on again. Gives how many were refused, for good.
     */
    @Override
    public int deliver(List<String> receipts) throws IOException {
        JsonObject body = JsonObject.builder()
                .put("receipts", JsonArray.of(receipts, JsonText::new))
                .build();
        byte[] answer = calls.post("receipts", JsonWriter.canonicalBytes(body))
                .requireOk()
                .body();
        try {
            return JsonReader.readObject(answer, GatewayCalls.MAX_BYTES)
                    .fields()
                    .array("refused")
                    .values()
                    .size();
        } catch (JsonException bad) {
            throw new IOException("the gateway's answer to receipts: " + bad.reason(), bad);
        }
    }

    @Override
    public void close() {
        calls.close();
    }

    private static String port(Path ports) throws IOException {
        try (Stream<String> lines = Files.lines(ports)) {
            return lines.map(PORT::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no port of a gateway is written in " + ports));
        } catch (NoSuchFileException absent) {
            throw new IOException("there is no " + ports + "; start the gateway with ./countersign up first", absent);
        }
    }

    /** What was fetched before when it is still the same (RFC 9110 §13.1.2), else what is there now. */
    private Bytes refresh(String path, String accept) throws IOException {
        Optional<AnswerCache.Kept> kept = cache.find(path);
        HttpRequest.Builder request = calls.request(path, accept);
        kept.ifPresent(answer -> request.header("If-None-Match", answer.tag()));
        GatewayCalls.Answer answer = calls.send(request);
        if (kept.isPresent() && answer.status() == NOT_MODIFIED) {
            return kept.get().body();
        }
        Bytes body = Bytes.of(answer.requireOk().body());
        if (answer.tag().isPresent()) {
            cache.keep(path, answer.tag().get(), body);
        }
        return body;
    }

    private GatewayCalls.Answer fetch(String path, String accept) throws IOException {
        return calls.send(calls.request(path, accept)).requireOk();
    }
}
