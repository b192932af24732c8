package org.countersign.wallet.codes;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.countersign.format.FormatException;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.pass.UnverifiedLivePass;
import org.countersign.wallet.Replies;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Passes a live showing from a wallet to a desk that cannot read its code. The showing is good for half a minute anyway and means nothing
 * afterwards; it is kept in memory, given out once, and never written to a log.
 */
@RestController
@RequestMapping("/api/v1/codes")
final class CodesController {
    /** By one address, in a minute. Wrong ones: whoever guesses 60 in a minute finds one of 20,000 open codes once in 900,000 minutes. */
    private static final int MOST_MISSES = 60;

    private static final int MOST_CODES = 600;
    private static final int MAX_BYTES = 4 << 10;
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final OpenCodes codes;
    private final Attempts made;
    private final Attempts missed;

    CodesController(InstantSource clock, SecureRandom random) {
        codes = new OpenCodes(clock, random);
        made = new Attempts(clock, MOST_CODES);
        missed = new Attempts(clock, MOST_MISSES);
    }

    @PostMapping
    ResponseEntity<byte[]> open(HttpServletRequest request) throws IOException {
        Optional<String> text = member(request, "text").filter(CodesController::isLivePass);
        if (text.isEmpty()) {
            return Replies.problem(400, "VALIDATION_FAILED", "expected {\"text\"} with a live pass");
        }
        if (made.isOver(request.getRemoteAddr())) {
            return tooMany();
        }
        made.count(request.getRemoteAddr());
        Optional<OpenCodes.Made> code = codes.open(text.get());
        if (code.isEmpty()) {
            return tooMany();
        }
        return Replies.json(
                CREATED,
                JsonObject.builder()
                        .put("code", code.get().code().value())
                        .put("expiresAt", code.get().expiresAt().getEpochSecond())
                        .build());
    }

    @PostMapping("/redeem")
    ResponseEntity<byte[]> redeem(HttpServletRequest request) throws IOException {
        if (missed.isOver(request.getRemoteAddr())) {
            return tooMany();
        }
        Optional<String> text =
                member(request, "code").flatMap(ShortCode::typed).flatMap(codes::redeem);
        if (text.isEmpty()) {
            missed.count(request.getRemoteAddr());
            return Replies.problem(404, "CODE_UNKNOWN", "no such code, or it was used, or its minute is over");
        }
        return Replies.json(OK, JsonObject.builder().put("text", text.get()).build());
    }

    private static ResponseEntity<byte[]> tooMany() {
        return Replies.problem(429, "TOO_MANY_REQUESTS", "wait a minute and try again");
    }

    /** Empty for whatever is not a JSON object of a bearable size with this member alone. */
    private static Optional<String> member(HttpServletRequest request, String name) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        try {
            return Optional.of(JsonReader.readObject(body, MAX_BYTES).read(fields -> fields.text(name)));
        } catch (JsonException bad) {
            return Optional.empty();
        }
    }

    private static boolean isLivePass(String text) {
        try {
            UnverifiedLivePass.parse(text);
            return true;
        } catch (FormatException other) {
            return false;
        }
    }
}
