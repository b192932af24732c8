package org.countersign.counter.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import org.countersign.counter.desk.DeskException;
import org.countersign.counter.enrolment.DeskRegister;
import org.countersign.counter.enrolment.EnrolledDesk;
import org.countersign.counter.enrolment.EnrolmentCode;
import org.countersign.counter.enrolment.EnrolmentRefused;
import org.countersign.counter.receipt.DeskReceipts;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a desk's page calls: to be enrolled, for signed files, to hand over receipts, for the text behind a short code. */
@RestController
@RequestMapping("/desk/v1")
class DeskPageController {
    private static final String AUTHORIZATION = "Authorization";
    private static final int MAX_BODY = 1 << 12;
    private static final int MOST_RECEIPTS = 500;
    private static final int MAX_RECEIPTS_BODY = MOST_RECEIPTS * DeskReceipts.LONGEST;

    private final DeskRegister register;
    private final DeskTokens tokens;
    private final DeskFilesJson files;
    private final DeskReceipts receipts;
    private final WalletCodes codes;
    private final InstantSource clock;

    DeskPageController(
            DeskRegister register, DeskFilesJson files, DeskReceipts receipts, WalletCodes codes, InstantSource clock) {
        this.register = register;
        this.tokens = new DeskTokens(register);
        this.files = files;
        this.receipts = receipts;
        this.codes = codes;
        this.clock = clock;
    }

    /** The code is the only proof: whoever reads it off the supervisor's screen is the desk. */
    @PostMapping(path = "/enrolments", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> enrol(HttpServletRequest http)
            throws IOException, JsonException, EnrolmentRefused, DeskException {
        Enrolment wish = body(http, MAX_BODY).read(Enrolment::read);
        // Before the code is used up: a desk that cannot pin a root would need another one.
        JsonObject.Builder answer = files.enrolment();
        DeskRegister.Admitted admitted = register.admit(wish.code(), wish.key(), clock.instant());
        return Replies.json(
                201,
                answer.put("desk", admitted.desk().id().value())
                        .put("supervisor", admitted.desk().supervisor())
                        .put("token", admitted.token())
                        .put("wallet_codes", codes.areKnown())
                        .build());
    }

    private record Enrolment(EnrolmentCode code, VerificationKey key) {
        static Enrolment read(org.countersign.format.json.JsonFields fields) throws JsonException {
            return new Enrolment(fields.text("code", EnrolmentCode::typed), fields.text("public_key", Enrolment::key));
        }

        private static VerificationKey key(String hex) {
            try {
                return VerificationKey.ofSpki(Bytes.ofHex(hex));
            } catch (FormatException bad) {
                throw new IllegalArgumentException("expected a public key on P-256", bad);
            }
        }
    }

    /** What the desk is called and may ask for; it may change while the desk is enrolled. */
    @GetMapping("/desk")
    ResponseEntity<byte[]> desk(@RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization)
            throws DeskRefusal, IOException {
        EnrolledDesk desk = tokens.desk(authorization);
        return Replies.json(
                200,
                files.purposes()
                        .put("desk", desk.id().value())
                        .put("supervisor", desk.supervisor())
                        .put("wallet_codes", codes.areKnown())
                        .build());
    }

    /** Nothing is changed on the way to the browser, which asks each time and is told when nothing is new. */
    @GetMapping("/trust")
    ResponseEntity<byte[]> trust(
            @RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization,
            @RequestHeader(name = "If-None-Match", defaultValue = "") String held)
            throws DeskRefusal, IOException, DeskException {
        tokens.desk(authorization);
        return signed(files.trust(), MediaType.APPLICATION_JSON, held);
    }

    @GetMapping("/status-lists/{number}")
    ResponseEntity<byte[]> statusList(
            @PathVariable int number,
            @RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization,
            @RequestHeader(name = "If-None-Match", defaultValue = "") String held)
            throws DeskRefusal, IOException, DeskException {
        tokens.desk(authorization);
        return signed(files.statusList(number), MediaType.parseMediaType("application/statuslist+cwt"), held);
    }

    /** Each is taken once, however often it comes; the desk may forget what was taken or is known. */
    @PostMapping(path = "/receipts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> receipts(
            HttpServletRequest http, @RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization)
            throws DeskRefusal, IOException, JsonException {
        EnrolledDesk desk = tokens.desk(authorization);
        List<String> brought = body(http, MAX_RECEIPTS_BODY).read(fields -> fields.texts("receipts", String::valueOf));
        if (brought.size() > MOST_RECEIPTS) {
            return Replies.invalid("receipts: at most " + MOST_RECEIPTS);
        }
        return Replies.json(200, ReceiptsJson.outcomes(receipts.take(desk, brought, clock.instant())));
    }

    @PostMapping(path = "/codes/redeem", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> redeem(
            HttpServletRequest http, @RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization)
            throws DeskRefusal, IOException, JsonException {
        tokens.desk(authorization);
        String code = body(http, MAX_BODY).read(fields -> fields.text("code", DeskPageController::shortCode));
        return Replies.json(
                200, JsonObject.builder().put("text", codes.redeem(code)).build());
    }

    private static String shortCode(String typed) {
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT);
        if (!code.matches("[0-9A-Z]{8}")) {
            throw new IllegalArgumentException("a code has eight letters and digits");
        }
        return code;
    }

    static JsonObject body(HttpServletRequest http, int most) throws IOException, JsonException {
        try (InputStream in = http.getInputStream()) {
            return JsonReader.readObject(in.readNBytes(most + 1), most);
        }
    }

    private static ResponseEntity<byte[]> signed(DeskFilesJson.Tagged file, MediaType type, String held) {
        ResponseEntity.BodyBuilder answer = held.equals(file.tag())
                ? ResponseEntity.status(304)
                : ResponseEntity.ok().contentType(type).header("X-Content-Type-Options", "nosniff");
        answer.eTag(file.tag()).cacheControl(CacheControl.noCache().cachePrivate());
        return held.equals(file.tag())
                ? answer.build()
                : answer.body(file.body().toArray());
    }
}
