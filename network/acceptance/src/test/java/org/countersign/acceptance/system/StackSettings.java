package org.countersign.acceptance.system;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.acceptance.stack.StackFolder;

/** What an operator writes into a data folder before its first start. */
final class StackSettings {
    /** A page that may use the browser's Digital Credentials API. */
    static final String ORIGIN = "https://agency.test";

    private StackSettings() {}

    /** Everything that a counter can be asked for: also unsigned requests, and those of a page. */
    static void ofCounter(StackFolder folder) throws IOException {
        write(folder.data().resolve("counter/settings.properties"), """
                countersign.presentations.unsigned=true
                countersign.presentations.origins=%s
                """.formatted(ORIGIN));
    }

    /** A desk's server that asks the gateway for news, and hands receipts on, more often than one needs to. */
    static void ofImpatientDesk(StackFolder folder) throws IOException {
        write(folder.data().resolve("counter/settings.properties"), "countersign.counter.sync-interval=5s\n");
    }

    /** A gateway that knows the types of the tests besides those that ship. */
    static void ofTypes(StackFolder folder) throws IOException {
        write(
                folder.data().resolve("gateway/settings.properties"),
                "countersign.issuance.types-folder=%s\n"
                        .formatted(Path.of("src/test/resources/types").toAbsolutePath()));
    }

    /** The profile {@code haip} for one wallet of this maker. */
    static void ofHaip(StackFolder folder, WalletMaker maker) throws IOException {
        Path gateway = folder.data().resolve("gateway");
        Path anchors = gateway.resolve("wallet-attesters/maker.pem");
        write(anchors, maker.anchor());
        write(gateway.resolve("settings.properties"), """
                countersign.openid4vci.profile=haip
                countersign.openid4vci.key-attestation-anchors=%s
                """.formatted(anchors));
        JsonObject wallet = new JsonObject()
                .add("clientId", HaipStack.CLIENT)
                .add("name", "City wallet")
                .add("redirectUris", new JsonArray().add(CitizenWallet.REDIRECT.toString()))
                .add("authentication", "attest_jwt_client_auth");
        write(
                gateway.resolve("wallet-clients.json"),
                new JsonArray().add(wallet).toString());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
