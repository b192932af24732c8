package org.countersign.counter.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.countersign.check.CheckPolicy;
import org.countersign.check.CheckReceipt;
import org.countersign.counter.desk.CheckAtDesk;
import org.countersign.counter.openid4vp.CounterPurpose;
import org.countersign.counter.openid4vp.CounterPurposes;
import org.countersign.counter.receipt.ReceiptBook;
import org.countersign.counter.result.ResultJson;
import org.countersign.format.Sha256;
import org.countersign.format.jca.CryptoProvider;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.pass.Purpose;
import org.countersign.format.trust.Showing;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A check for agencies' own systems: the answer of the command line, and the receipt, which is on disk before it is given. */
@RestController
class CheckController {
    private static final int MAX_BODY = 1 << 15;
    private static final int ID_BYTES = 16;

    private final CheckAtDesk check;
    private final CounterPurposes purposes;
    private final ReceiptBook receipts;
    private final Sha256 sha256;
    private final InstantSource clock;
    private final SecureRandom random;

    CheckController(
            CheckAtDesk check,
            CounterPurposes purposes,
            ReceiptBook receipts,
            Sha256 sha256,
            InstantSource clock,
            SecureRandom random) {
        this.check = check;
        this.purposes = purposes;
        this.receipts = receipts;
        this.sha256 = sha256;
        this.clock = clock;
        this.random = random;
    }

    private record Wish(String text, Optional<CounterPurpose> purpose, boolean deskBound) {}

    @PostMapping(path = "/api/v1/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> check(HttpServletRequest http) throws IOException, JsonException {
        Wish wish = DeskPageController.body(http, MAX_BODY).read(this::wish);
        Instant now = clock.instant();
        CheckAtDesk.Found found = check.check(wish.text(), policy(wish), now);
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        CheckReceipt receipt = new CheckReceipt(
                HexFormat.of().formatHex(id),
                now,
                CheckReceipt.Flow.API,
                wish.purpose().map(purpose -> new CheckReceipt.Asked(new Purpose(purpose.id()), purpose.text())));
        String signed = receipts.append(receipt.claims(found.result(), sha256));
        return Replies.json(
                200,
                ResultJson.checked(found.result(), found.problem(), CryptoProvider.inUse())
                        .put("receipt", signed)
                        .build());
    }

    private Wish wish(JsonFields fields) throws JsonException {
        return new Wish(
                fields.text("text"),
                fields.optionalText(
                        "purpose",
                        id -> purposes.find(id).orElseThrow(() -> new IllegalArgumentException("not of this desk"))),
                fields.has("desk_bound") && fields.bool("desk_bound"));
    }

    private static CheckPolicy policy(Wish wish) {
        if (!wish.deskBound()) {
            return CheckPolicy.STANDARD;
        }
        CheckPolicy bound = CheckPolicy.STANDARD.atLeast(Showing.DESK_BOUND);
        return wish.purpose().isPresent()
                ? bound.forPurpose(new Purpose(wish.purpose().get().id()))
                : bound;
    }
}
