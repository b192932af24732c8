package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;

/** Has what the database knows of the ledger dropped and built again from block 0, and compares. */
public final class RebuildProjection implements Step {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long ASK_EVERY_MILLIS = 200;

    private final GatewayClient auditor;
    private final InstantSource clock;

    public RebuildProjection(GatewayClient auditor, InstantSource clock) {
        this.auditor = auditor;
        this.clock = clock;
    }

    @Override
    public String sentence() {
        return "Dropped the projection and rebuilt it from block 0";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        JsonObject before = projection();
        Instant began = clock.instant();
        long id = auditor.post("/audit/projection/rebuild", new JsonObject())
                .orFail(202)
                .object()
                .getLong("id", -1);
        JsonObject after = whenRebuilt(id);
        JsonObject rebuild = after.get("rebuild").asObject();

        findings.expectEqual("EQUAL", rebuild.getString("state", ""), "the outcome of the rebuild");
        findings.expectEqual(
                rebuild.getString("digestBefore", "none before"),
                rebuild.getString("digestAfter", "none after"),
                "the digest of the rebuilt projection");
        // By our own look too, unless a block came meanwhile, such as one that moves the ledger's clock.
        if (before.getLong("block", -1) == after.getLong("block", -2)) {
            findings.expectEqual(
                    before.getString("digest", ""), after.getString("digest", ""), "the digest that we saw");
        }
        findings.expectEqual(
                before.getLong("certificates", -1), after.getLong("certificates", -2), "the number of certificates");
        findings.count("blocks", rebuild.getLong("block", -1) + 1);
        findings.count("certificates", after.getLong("certificates", -1));
        findings.count("operations", after.getLong("operations", -1));
        findings.count("rebuildMillis", Duration.between(began, clock.instant()).toMillis());
        findings.record("digest", rebuild.getString("digestAfter", ""));
        findings.say((rebuild.getLong("block", -1) + 1) + " blocks, " + after.getLong("certificates", -1)
                + " certificates, " + after.getLong("operations", -1) + " operations, and the digest is the same");
    }

    private JsonObject whenRebuilt(long id) throws InterruptedException {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(deadline)) {
            JsonObject now = projection();
            JsonValue last = now.get("rebuild");
            if (last != null
                    && last.isObject()
                    && last.asObject().getLong("id", -1) == id
                    && !last.asObject().getString("state", "RUNNING").equals("RUNNING")) {
                return now;
            }
            Thread.sleep(ASK_EVERY_MILLIS);
        }
        throw new Failure("the projection was not rebuilt within " + PATIENCE.toSeconds() + " s");
    }

    private JsonObject projection() throws InterruptedException {
        return auditor.get("/audit/projection").orFail(200).object();
    }
}
