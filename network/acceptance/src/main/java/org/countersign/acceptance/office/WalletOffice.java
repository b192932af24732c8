package org.countersign.acceptance.office;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.http.IdempotencyKey;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.story.Failure;

/** An officer who issues certificates and offers them to wallets. May be used by several threads. */
public final class WalletOffice {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long ASK_EVERY_MILLIS = 50;

    private final GatewayClient officer;
    private final InstantSource clock;
    private final String label;

    /** {@code label} keeps the requests of one run apart from those of others. */
    public WalletOffice(GatewayClient officer, InstantSource clock, String label) {
        this.officer = officer;
        this.clock = clock;
        this.label = label;
    }

    /**
     * What an officer gives to a citizen.
     *
     * @param link as it stands in the QR code
     * @param linkByValue the same offer without another request
     * @param txCode digits, told by another way
     */
    public record Offer(String link, String linkByValue, Optional<String> txCode) {
        /** Whoever has the link has the credentials. */
        @Override
        public String toString() {
            return "Offer[]";
        }
    }

    /** How the citizen's wallet gets its token. */
    public enum Grant {
        PRE_AUTHORIZED_CODE,
        AUTHORIZATION_CODE
    }

    /** What is offered: all forms of the certificate where no configuration is named. */
    public record Terms(Grant grant, boolean withTxCode, List<String> configurations) {
        public Terms {
            configurations = List.copyOf(configurations);
        }
    }

    /** Issues, and waits until the certificate is on the ledger; gives its id. */
    public String issue(Paper paper) throws InterruptedException {
        JsonObject fields = new JsonObject();
        paper.fields().forEach(fields::add);
        String id = officer.postAndWait(
                        "/certificates",
                        new JsonObject().add("type", paper.kind().type()).add("fields", fields),
                        key("issue-" + paper.field("certificateNumber")))
                .orFail(201, 202)
                .object()
                .getString("id", "");
        await("/certificates/" + id, "REGISTERED");
        return id;
    }

    public Offer offer(String certificate, Terms terms, String name) throws InterruptedException {
        JsonObject wish = new JsonObject().add("grant", terms.grant().name()).add("txCode", terms.withTxCode());
        if (!terms.configurations().isEmpty()) {
            JsonArray configurations = new JsonArray();
            terms.configurations().forEach(configurations::add);
            wish.add("configurations", configurations);
        }
        JsonObject made = officer.post("/certificates/" + certificate + "/offers", wish, key("offer-" + name))
                .orFail(200, 201)
                .object();
        return new Offer(made.getString("link", ""), made.getString("linkByValue", ""), text(made, "txCode"));
    }

    /** Issues it anew with the same content, and waits until the successor is on the ledger and the one before is revoked; gives the successor's id. */
    public String reissue(String certificate) throws InterruptedException {
        String successor = officer.post(
                        "/certificates/" + certificate + "/reissue", new JsonObject(), key("reissue-" + certificate))
                .orFail(202)
                .object()
                .getString("id", "");
        await("/certificates/" + certificate + "/successor", "REISSUED");
        return successor;
    }

    /** Revokes, and waits until the ledger says so. */
    public void revoke(String certificate) throws InterruptedException {
        String operation = officer.post(
                        "/certificates/" + certificate + "/status",
                        new JsonObject().add("to", "REVOKED").add("reason", "ISSUED_IN_ERROR"),
                        key("revoke-" + certificate))
                .orFail(202)
                .object()
                .getString("operation", "");
        await("/certificates/" + certificate + "/status/" + operation, "APPLIED");
    }

    private void await(String path, String state) throws InterruptedException {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (!officer.get(path).orFail(200).object().getString("state", "").equals(state)) {
            if (clock.instant().isAfter(deadline)) {
                throw new Failure(path + " did not become " + state);
            }
            Thread.sleep(ASK_EVERY_MILLIS);
        }
    }

    private IdempotencyKey key(String name) {
        return new IdempotencyKey((label + "-" + name).replaceAll("[^A-Za-z0-9_.:-]", "-"));
    }

    private static Optional<String> text(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonValue::isString).map(JsonValue::asString);
    }
}
