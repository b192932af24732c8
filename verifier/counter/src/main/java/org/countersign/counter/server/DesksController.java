package org.countersign.counter.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import org.countersign.check.DeskId;
import org.countersign.counter.enrolment.DeskRegister;
import org.countersign.counter.enrolment.EnrolmentRefused;
import org.countersign.counter.receipt.DeskReceipts;
import org.countersign.format.CityTime;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Desks and their counts: for whoever has the API token below {@code /api/v1}, and for the page of a supervisor's desk below {@code /desk/v1}. */
@RestController
class DesksController {
    private static final int MAX_BODY = 1 << 12;
    private static final String AUTHORIZATION = "Authorization";

    private final DeskRegister register;
    private final DeskTokens tokens;
    private final DeskReceipts receipts;
    private final InstantSource clock;

    DesksController(DeskRegister register, DeskReceipts receipts, InstantSource clock) {
        this.register = register;
        this.tokens = new DeskTokens(register);
        this.receipts = receipts;
        this.clock = clock;
    }

    private record Wish(DeskId desk, boolean supervisor) {
        static Wish read(JsonFields fields) throws JsonException {
            return new Wish(fields.text("desk", DeskId::new), fields.has("supervisor") && fields.bool("supervisor"));
        }
    }

    @PostMapping(path = "/api/v1/desks", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> open(HttpServletRequest http) throws IOException, JsonException, EnrolmentRefused {
        Wish wish = DeskPageController.body(http, MAX_BODY).read(Wish::read);
        return opened(wish);
    }

    @GetMapping("/api/v1/desks")
    ResponseEntity<byte[]> desks() throws IOException {
        return Replies.json(200, list());
    }

    @DeleteMapping("/api/v1/desks/{desk}")
    ResponseEntity<byte[]> remove(@PathVariable String desk) throws IOException {
        return removed(desk);
    }

    @GetMapping("/api/v1/counts")
    ResponseEntity<byte[]> counts(@RequestParam(defaultValue = "") String day) throws IOException {
        return counted(day);
    }

    /** A supervisor lets further desks in, and no further supervisor. */
    @PostMapping(path = "/desk/v1/desks", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> openBySupervisor(
            HttpServletRequest http, @RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization)
            throws IOException, JsonException, EnrolmentRefused, DeskRefusal {
        tokens.supervisor(authorization);
        Wish wish = DeskPageController.body(http, MAX_BODY).read(Wish::read);
        return opened(new Wish(wish.desk(), false));
    }

    @GetMapping("/desk/v1/desks")
    ResponseEntity<byte[]> desksOfSupervisor(
            @RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization)
            throws IOException, DeskRefusal {
        tokens.supervisor(authorization);
        return Replies.json(200, list());
    }

    @DeleteMapping("/desk/v1/desks/{desk}")
    ResponseEntity<byte[]> removeBySupervisor(
            @PathVariable String desk, @RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization)
            throws IOException, DeskRefusal {
        tokens.supervisor(authorization);
        return removed(desk);
    }

    @GetMapping("/desk/v1/counts")
    ResponseEntity<byte[]> countsOfSupervisor(
            @RequestParam(defaultValue = "") String day,
            @RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization)
            throws IOException, DeskRefusal {
        tokens.supervisor(authorization);
        return counted(day);
    }

    private ResponseEntity<byte[]> opened(Wish wish) throws IOException, EnrolmentRefused {
        DeskRegister.Opened opened = register.open(wish.desk(), wish.supervisor(), clock.instant());
        return Replies.json(
                201,
                JsonObject.builder()
                        .put("desk", opened.desk().value())
                        .put("code", opened.code().shown())
                        .put("expires_at", opened.expiresAt().getEpochSecond())
                        .build());
    }

    private JsonObject list() throws IOException {
        return JsonObject.builder()
                .put(
                        "desks",
                        JsonArray.of(
                                register.all(),
                                desk -> JsonObject.builder()
                                        .put("desk", desk.id().value())
                                        .put("supervisor", desk.supervisor())
                                        .put("since", desk.since().getEpochSecond())
                                        .build()))
                .build();
    }

    private ResponseEntity<byte[]> removed(String name) throws IOException {
        try {
            boolean isRemoved = register.remove(new DeskId(name));
            return ResponseEntity.status(isRemoved ? 204 : 404).build();
        } catch (IllegalArgumentException none) {
            return ResponseEntity.status(404).build();
        }
    }

    private ResponseEntity<byte[]> counted(String wanted) throws IOException {
        try {
            LocalDate day = wanted.isEmpty()
                    ? clock.instant().atOffset(CityTime.OFFSET).toLocalDate()
                    : LocalDate.parse(wanted);
            return Replies.json(200, ReceiptsJson.counts(day.toString(), receipts.counts(day)));
        } catch (DateTimeException none) {
            return Replies.invalid("day: expected yyyy-mm-dd");
        }
    }
}
