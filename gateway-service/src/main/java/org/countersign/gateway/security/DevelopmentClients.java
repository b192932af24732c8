package org.countersign.gateway.security;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.countersign.gateway.data.Secret;
import org.countersign.gateway.data.SecretFiles;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The clients of the embedded authorization server: one of each role, made with random secrets at first start, then read from the file. */
final class DevelopmentClients {
    private static final int SECRET_BYTES = 32;

    private final SecretFiles files;
    private final SecureRandom random;
    private final JsonMapper json;

    DevelopmentClients(SecretFiles files, SecureRandom random, JsonMapper json) {
        this.files = files;
        this.random = random;
        this.json = json;
    }

    List<DevelopmentClient> loadOrCreate(Path file) {
        var content = files.loadOrCreate(
                file, () -> Secret.of(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(first())));
        try {
            return List.of(json.readValue(content.reveal(), DevelopmentClient[].class));
        } catch (JacksonException e) {
            // The parser's message quotes the file, and the file holds secrets: the cause is left out on purpose.
            throw new IllegalStateException(
                    "%s is not a list of clients {clientId, clientSecret, roles, partner?}".formatted(file));
        }
    }

    private List<DevelopmentClient> first() {
        return List.of(
                client("officer-1", Role.OFFICER, null),
                client("counter-1", Role.COUNTER, null),
                client("partner-1", Role.PARTNER, "city-library"),
                client("partner-2", Role.PARTNER, "metro-cinema"),
                client("auditor-1", Role.AUDITOR, null),
                client("steward-1", Role.STEWARD, null));
    }

    private DevelopmentClient client(String id, Role role, @Nullable String partner) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new DevelopmentClient(
                id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret), List.of(role.claim()), partner);
    }
}
