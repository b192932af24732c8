package org.countersign.counter.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;

/** The account with which a counter asks for a token. It never shows its secret. */
final class ClientAccount {
    private static final String COUNTER = "counter";
    private static final int MAX_BYTES = 64 << 10;

    private final String id;
    private final String secret;

    private ClientAccount(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /** The first account in the gateway's file of development clients that may act as a counter. */
    static ClientAccount counterIn(Path clients) throws IOException {
        try {
            JsonValue content = JsonReader.read(Files.readAllBytes(clients), MAX_BYTES);
            if (content instanceof JsonArray accounts) {
                for (JsonValue account : accounts.values()) {
                    if (account instanceof JsonObject object && isCounter(object)) {
                        return new ClientAccount(
                                object.fields().text("clientId"),
                                object.fields().text("clientSecret"));
                    }
                }
            }
            throw new IOException("there is no client with the role counter in " + clients);
        } catch (JsonException bad) {
            throw new IOException("the clients in " + clients + " cannot be read: " + bad.reason(), bad);
        } catch (NoSuchFileException absent) {
            throw new IOException("there is no " + clients + "; start the gateway with ./countersign up first", absent);
        }
    }

    /** The value of an HTTP Authorization header (RFC 7617); RFC 6749 §2.3.1 is moot because both parts are URL-safe. */
    String revealAsBasicCredentials() {
        byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static boolean isCounter(JsonObject account) {
        return account.members().get("roles") instanceof JsonArray roles
                && roles.values().contains(new JsonText(COUNTER));
    }

    @Override
    public String toString() {
        return "ClientAccount[" + id + "]";
    }
}
