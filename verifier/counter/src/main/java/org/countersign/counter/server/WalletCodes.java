package org.countersign.counter.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;

/** Eight-character codes, by which a wallet left a text for a minute: asked at the wallet's server, where each is good once. */
final class WalletCodes {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 1 << 14;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    private final Optional<URI> wallet;
    private final HttpClient http;

    WalletCodes(Optional<URI> wallet, HttpClient.Builder http) {
        this.wallet = wallet;
        this.http = http.connectTimeout(CONNECT_WITHIN)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    boolean areKnown() {
        return wallet.isPresent();
    }

    /** The text that a wallet left under this code. */
    String redeem(String code) throws DeskRefusal {
        URI base = wallet.orElseThrow(() -> new DeskRefusal(DeskRefusal.Code.NO_WALLET));
        byte[] body =
                JsonWriter.canonicalBytes(JsonObject.builder().put("code", code).build());
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/api/v1/codes/redeem"))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                return switch (answer.statusCode()) {
                    case OK ->
                        JsonReader.readObject(in.readNBytes(MAX_BYTES + 1), MAX_BYTES)
                                .fields()
                                .text("text");
                    case NOT_FOUND -> throw new DeskRefusal(DeskRefusal.Code.CODE_UNKNOWN);
                    case TOO_MANY -> throw new DeskRefusal(DeskRefusal.Code.TOO_MANY_TRIES);
                    default -> throw new DeskRefusal(DeskRefusal.Code.WALLET_SILENT);
                };
            }
        } catch (IOException | JsonException silent) {
            throw new DeskRefusal(DeskRefusal.Code.WALLET_SILENT);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DeskRefusal(DeskRefusal.Code.WALLET_SILENT);
        }
    }
}
