package org.countersign.wallet.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;

/** The account by which this server reads the trust bundle; the role {@code counter} may do that and little else. It never shows its secret. */
final class GatewayAccount {
    private static final String ROLE = "counter";
    private static final int MAX_BYTES = 64 << 10;

    private final String id;
    private final String secret;

    private GatewayAccount(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /** The first account with the role in a file as the gateway writes it: {@code [{"clientId", "clientSecret", "roles"}]}. */
    static GatewayAccount in(Path clients) throws IOException {
        try {
            if (JsonReader.read(Files.readAllBytes(clients), MAX_BYTES) instanceof JsonArray accounts) {
                for (JsonValue account : accounts.values()) {
                    if (account instanceof JsonObject object && hasRole(object)) {
                        return new GatewayAccount(
                                object.fields().text("clientId"),
                                object.fields().text("clientSecret"));
                    }
                }
            }
            throw new IOException("there is no client with the role " + ROLE + " in " + clients);
        } catch (JsonException bad) {
            throw new IOException("the clients in " + clients + " cannot be read: " + bad.reason(), bad);
        }
    }

    /** The value of an HTTP Authorization header (RFC 7617). */
    String revealAsBasicCredentials() {
        byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static boolean hasRole(JsonObject account) {
        return account.members().get("roles") instanceof JsonArray roles
                && roles.values().contains(new JsonText(ROLE));
    }

    @Override
    public String toString() {
        return "GatewayAccount[" + id + "]";
    }
}
