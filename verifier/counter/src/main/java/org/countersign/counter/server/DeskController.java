package org.countersign.counter.server;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.countersign.counter.openid4vp.CounterPurposes;
import org.countersign.counter.openid4vp.Flow;
import org.countersign.counter.openid4vp.OpenId4Vp;
import org.countersign.counter.openid4vp.OpenPresentation;
import org.countersign.counter.openid4vp.OpenPresentations;
import org.countersign.counter.openid4vp.ReceiveResponse;
import org.countersign.counter.openid4vp.RequestObjects;
import org.countersign.counter.openid4vp.StartPresentation;
import org.countersign.counter.openid4vp.VpRefusal;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the desk's own page and agencies' systems call, with the desk's API token. */
@RestController
@RequestMapping("/api/v1")
class DeskController {
    private static final int MAX_BODY = 1 << 19;
    private static final int QR_PIXELS = 480;

    private final CounterPurposes purposes;
    private final StartPresentation start;
    private final OpenPresentations open;
    private final ReceiveResponse receive;
    private final RequestObjects objects;
    private final PresentationJson form;
    private final InstantSource clock;

    DeskController(
            CounterPurposes purposes,
            StartPresentation start,
            OpenPresentations open,
            ReceiveResponse receive,
            RequestObjects objects,
            PresentationJson form,
            InstantSource clock) {
        this.purposes = purposes;
        this.start = start;
        this.open = open;
        this.receive = receive;
        this.objects = objects;
        this.form = form;
        this.clock = clock;
    }

    @GetMapping("/purposes")
    ResponseEntity<byte[]> purposes() {
        JsonObject body = JsonObject.builder()
                .put("purposes", JsonArray.of(purposes.all(), form::purpose))
                .build();
        return Replies.json(200, body);
    }

    @PostMapping(path = "/presentations", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> start(HttpServletRequest http) throws IOException, JsonException, VpRefusal {
        StartPresentation.Wish wish = body(http).read(PresentationJson::wish);
        Instant now = clock.instant();
        return Replies.json(201, form.started(start.start(wish, now), now));
    }

    @GetMapping("/presentations/{id}")
    ResponseEntity<byte[]> state(@PathVariable String id) throws VpRefusal {
        Instant now = clock.instant();
        return Replies.json(200, form.state(open.byId(id, now), now));
    }

    /** The link as a code that another device reads; level M, which screens need. */
    @GetMapping("/presentations/{id}/qr.png")
    ResponseEntity<byte[]> code(@PathVariable String id) throws VpRefusal, IOException {
        OpenPresentation presentation = open.byId(id, clock.instant());
        if (presentation.request().flow() != Flow.CROSS_DEVICE) {
            throw new VpRefusal(VpRefusal.Code.UNKNOWN);
        }
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            MatrixToImageWriter.writeToStream(
                    new QRCodeWriter()
                            .encode(
                                    objects.link(presentation.request()),
                                    BarcodeFormat.QR_CODE,
                                    QR_PIXELS,
                                    QR_PIXELS,
                                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M)),
                    "PNG",
                    png);
            return Replies.of(200, MediaType.IMAGE_PNG, png.toByteArray());
        } catch (WriterException tooLong) {
            return Replies.invalid("the link of an unsigned request is too long for a code");
        }
    }

    /** What {@code navigator.credentials.get} gave to the page. */
    @PostMapping(path = "/presentations/{id}/digital-credential", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> digitalCredential(@PathVariable String id, HttpServletRequest http)
            throws IOException, JsonException, VpRefusal {
        Instant now = clock.instant();
        OpenPresentation presentation = open.byId(id, now);
        JsonObject body = body(http);
        Object data = body.members().get("data");
        if (!(data instanceof JsonObject answer)
                || !OpenId4Vp.SIGNED_PROTOCOL.equals(body.fields().text("protocol"))) {
            throw new VpRefusal(VpRefusal.Code.FORM);
        }
        receive.byApi(presentation, body.fields().text("origin"), answer, now);
        return Replies.json(200, form.state(presentation, now));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(VpRefusal refusal) {
        return Replies.problem(refusal);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(JsonException unreadable) {
        return Replies.invalid(String.valueOf(unreadable.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notFulfilled(IllegalArgumentException wish) {
        return Replies.invalid(String.valueOf(wish.getMessage()));
    }

    private static JsonObject body(HttpServletRequest http) throws IOException, JsonException {
        try (InputStream in = http.getInputStream()) {
            return JsonReader.readObject(in.readNBytes(MAX_BODY + 1), MAX_BODY);
        }
    }
}
