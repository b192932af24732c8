package org.countersign.gateway.authorization.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code wallet-clients.json} of the data folder; the first start makes it, with one public wallet for trying. */
public final class WalletClientsFile {
    private static final List<WalletClientEntry> FIRST = List.of(new WalletClientEntry(
            "wallet-dev",
            "Wallet for trying",
            List.of(
                    "http://127.0.0.1/callback",
                    "http://127.0.0.1/wallet/callback",
                    "eudi-openid4ci://authorize",
                    "countersign-wallet://callback"),
            "none",
            null,
            null,
            null));

    private final JsonMapper json;

    public WalletClientsFile(JsonMapper json) {
        this.json = json;
    }

    public List<WalletClientEntry> loadOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(FIRST) + "\n");
            }
            return List.of(json.readValue(Files.readString(file), WalletClientEntry[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read or made".formatted(file), e);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "%s is not a list of wallets {clientId, name?, redirectUris, authentication?, jwks?, jwksUri?, tlsSubject?}: %s"
                            .formatted(file, e.getOriginalMessage()),
                    e);
        }
    }
}
