package org.countersign.acceptance.system;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.countersign.acceptance.demo.RebuildProjection;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.http.IdempotencyKey;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.story.Findings;

/** A few people at one stack, who issue, revoke and book one thing at a time and can say afterwards what there is. */
final class SmallBureau {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SCHEME = "volunteer";

    private final StackFolder stack;
    private final Clock clock;
    private final String label;
    private final GatewayClient officer;
    private final GatewayClient auditor;
    private final GatewayClient partner;

    /** {@code label} keeps the requests of one test apart from those of others. */
    SmallBureau(StackFolder stack, Clock clock, String label) {
        this.stack = stack;
        this.clock = clock;
        this.label = label;
        this.officer = client("officer");
        this.auditor = client("auditor");
        this.partner = client("partner");
    }

    /** What a restore must bring back to the letter. */
    record Witness(
            Map<String, String> certificates,
            Map<String, String> passes,
            String balance,
            String totals,
            String root,
            String listSigner) {}

    /** What people of today hand in: always the same ones. */
    static List<Paper> papers(Clock clock, int number) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Paperwork(new Population(4242, today), today)
                .papers(PaperKind.VOLUNTEER, number)
                .toList();
    }

    /** Rebuilds the projection from block 0 and says in what it is not what it was. */
    List<String> differencesOfARebuild() throws InterruptedException {
        Findings findings = new Findings();
        new RebuildProjection(auditor, clock).run(findings);
        return findings.failures();
    }

    /** Issues, and waits until it is on the ledger. The same key again is the same request. */
    String issue(Paper paper, String key) throws InterruptedException {
        JsonObject fields = new JsonObject();
        paper.fields().forEach(fields::add);
        String id = officer.post(
                        "/certificates",
                        new JsonObject().add("type", paper.kind().type()).add("fields", fields),
                        key(key))
                .orFail(202)
                .object()
                .getString("id", "");
        await(
                "/certificates/" + id,
                answer -> answer.object().getString("state", "").equals("REGISTERED"));
        return id;
    }

    int lookUp(String certificate) throws InterruptedException {
        return officer.get("/certificates/" + certificate).status();
    }

    String pass(String certificate) throws InterruptedException {
        return officer.get("/certificates/" + certificate + "/pass").orFail(200).text();
    }

    void revoke(String certificate, String key) throws InterruptedException {
        JsonObject wish = new JsonObject().add("to", "REVOKED").add("reason", "test");
        String operation = officer.post("/certificates/" + certificate + "/status", wish, key(key))
                .orFail(202)
                .object()
                .getString("operation", "");
        await(
                "/certificates/" + certificate + "/status/" + operation,
                answer -> answer.object().getString("state", "").equals("APPLIED"));
    }

    /** The pseudonym that the keys of this gateway make of an ID number. */
    String account(String resident) throws InterruptedException {
        return officer.post("/credit/accounts", new JsonObject().add("resident", resident))
                .orFail(200)
                .object()
                .getString("account", "");
    }

    void earn(String account, int points, Instant expiresAt, String key) throws InterruptedException {
        askToEarn(account, points, expiresAt, key).orFail(200);
    }

    Answer askToEarn(String account, int points, Instant expiresAt, String key) throws InterruptedException {
        return officer.postAndWait(
                "/credit/operations",
                operation("earn", account, points)
                        .add("expiresAt", expiresAt.toString())
                        .add("event", label + "-" + key),
                key(key));
    }

    void redeem(String account, int points, String key) throws InterruptedException {
        partner.postAndWait("/credit/operations", operation("redeem", account, points), key(key))
                .orFail(200);
    }

    private static JsonObject operation(String kind, String account, int points) {
        return new JsonObject()
                .add("op", kind)
                .add("account", account)
                .add("scheme", SCHEME)
                .add("points", points);
    }

    long available(String account) throws InterruptedException {
        return balance(account).object().getLong("available", -1);
    }

    private Answer balance(String account) throws InterruptedException {
        return officer.get("/credit/accounts/" + account + "?scheme=" + SCHEME).orFail(200);
    }

    /** Certificates that the chain knows and this gateway's database does not. */
    Set<String> lost() throws InterruptedException {
        Set<String> lost = new HashSet<>();
        JsonObject answer = auditor.get("/audit/lost-certificates").orFail(200).object();
        answer.get("items").asArray().forEach(item -> lost.add(item.asObject().getString("id", "")));
        return lost;
    }

    Witness witness(List<String> certificates, String account) throws InterruptedException {
        Map<String, String> answers = new LinkedHashMap<>();
        Map<String, String> passes = new LinkedHashMap<>();
        for (String certificate : certificates) {
            answers.put(
                    certificate,
                    officer.get("/certificates/" + certificate).orFail(200).text());
            passes.put(certificate, pass(certificate));
        }
        JsonObject totals =
                auditor.get("/audit/totals?scheme=" + SCHEME).orFail(200).object();
        return new Witness(
                answers,
                passes,
                balance(account).text(),
                totals.get("chain").toString() + totals.get("database") + totals.get("recomputed"),
                client("counter").get("/trust/root").orFail(200).text(),
                listSigner());
    }

    /** The public key of the certificate that the first status list shows as JWT; the certificate itself is made anew at each start. */
    private String listSigner() throws InterruptedException {
        HttpRequest request = officer.request("/status-lists/1")
                .header("Accept", "application/statuslist+jwt")
                .build();
        String header = officer.send(request).orFail(200).text().split("\\.", 2)[0];
        String leaf = Json.parse(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .asObject()
                .get("x5c")
                .asArray()
                .get(0)
                .asString();
        try {
            byte[] der = Base64.getDecoder().decode(leaf);
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey()
                    .toString();
        } catch (CertificateException malformed) {
            throw new Failure("a status list shows a certificate that cannot be read", malformed);
        }
    }

    private void await(String path, Predicate<Answer> condition) throws InterruptedException {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (!condition.test(officer.get(path).orFail(200))) {
            if (clock.instant().isAfter(deadline)) {
                throw new Failure(path + " did not come to its end");
            }
            Thread.sleep(100);
        }
    }

    private IdempotencyKey key(String name) {
        return new IdempotencyKey(label + "-" + name);
    }

    private GatewayClient client(String role) {
        return new GatewayClient(stack.http().build(), stack.gateway(), stack.clientWithRole(role), clock);
    }
}
