package org.countersign.wallet.trust;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonReader;
import org.countersign.format.trust.RootChanges;

/** Asks the gateway, with a token of its own for each round. Follows no redirect: answers come from where they were asked for. */
public final class GatewayTrust implements TrustSource {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 4 << 20;
    private static final int OK = 200;

    private final HttpClient http;
    private final URI gateway;
    private final Path clients;

    public GatewayTrust(HttpClient http, URI gateway, Path clients) {
        this.http = http;
        this.gateway = gateway;
        this.clients = clients;
    }

    @Override
    public PublishedTrust published() throws IOException {
        String token = token();
        try {
            // In this order: a root that changes in between is then one that the statements lead to.
            Bytes bundle = Bytes.of(get("trust/bundle", token));
            RootChanges changes = RootChanges.read(Bytes.of(get("trust/root/changes", token)));
            return new PublishedTrust(spki(get("trust/root", token)), changes.statements(), bundle);
        } catch (FormatException bad) {
            throw new IOException("the gateway's changes of the root cannot be read", bad);
        }
    }

    private byte[] get(String path, String token) throws IOException {
        return send(request("/api/v1/" + path)
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    private String token() throws IOException {
        byte[] answer = send(request("/oauth2/token")
                .header("Authorization", GatewayAccount.in(clients).revealAsBasicCredentials())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=counter")));
        try {
            return JsonReader.readObject(answer, MAX_BYTES).fields().text("access_token");
        } catch (JsonException bad) {
            throw new IOException("the gateway's answer holds no token: " + bad.reason(), bad);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(ANSWER_WITHIN);
    }

    private byte[] send(HttpRequest.Builder request) throws IOException {
        HttpRequest ready = request.build();
        try {
            HttpResponse<InputStream> answer = http.send(ready, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] content = body.readNBytes(MAX_BYTES + 1);
                if (answer.statusCode() != OK || content.length > MAX_BYTES) {
                    throw new IOException("the gateway answered " + answer.statusCode() + " for "
                            + ready.uri().getPath());
                }
                return content;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("asking the gateway was interrupted", stopped);
        }
    }

    /** The one key in a PEM text (RFC 7468 §13). */
    private static Bytes spki(byte[] pem) throws IOException {
        String base64 = new String(pem, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            return Bytes.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException bad) {
            throw new IOException("the gateway's root is no key in PEM", bad);
        }
    }
}
