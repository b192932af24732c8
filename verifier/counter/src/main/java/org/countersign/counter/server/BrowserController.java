package org.countersign.counter.server;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.countersign.counter.openid4vp.Addresses;
import org.countersign.counter.openid4vp.OpenId4Vp;
import org.countersign.counter.openid4vp.OpenPresentation;
import org.countersign.counter.openid4vp.OpenPresentations;
import org.countersign.counter.openid4vp.PresentationState.Answered;
import org.countersign.counter.openid4vp.PresentationState.Checked;
import org.countersign.counter.openid4vp.RequestObjects;
import org.countersign.counter.openid4vp.VpRefusal;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The browser of the same device: it begins here, goes to the wallet, and comes back with the response code. */
@RestController
class BrowserController {
    private static final String COOKIE = "countersign_presentation";
    private static final int SECRET_BYTES = 20;
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final OpenPresentations open;
    private final RequestObjects objects;
    private final Addresses addresses;
    private final InstantSource clock;
    private final SecureRandom random;

    BrowserController(
            OpenPresentations open,
            RequestObjects objects,
            Addresses addresses,
            InstantSource clock,
            SecureRandom random) {
        this.open = open;
        this.objects = objects;
        this.addresses = addresses;
        this.clock = clock;
        this.random = random;
    }

    /** Gives this browser a secret that only its return needs, and sends it to the wallet. */
    @GetMapping(Addresses.BEGIN + "{token}")
    ResponseEntity<byte[]> begin(@PathVariable String token) throws VpRefusal {
        Instant now = clock.instant();
        OpenPresentation presentation = open.byBegin(token, now);
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        presentation.begin(secret, now);
        ResponseCookie cookie = ResponseCookie.from(COOKIE, secret)
                .path(Addresses.BACK + presentation.request().tokens().back())
                .httpOnly(true)
                .sameSite("Lax")
                .secure(addresses.isSecure())
                .maxAge(Duration.between(now, presentation.request().expiresAt()))
                .build();
        return ResponseEntity.status(303)
                .cacheControl(CacheControl.noStore())
                .header("Location", objects.link(presentation.request()))
                .header("Set-Cookie", cookie.toString())
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    @GetMapping(Addresses.BACK + "{token}")
    ResponseEntity<byte[]> back(
            @PathVariable String token,
            @RequestParam(name = OpenId4Vp.RESPONSE_CODE, defaultValue = "") String responseCode,
            @CookieValue(name = COOKIE, defaultValue = "") String secret)
            throws VpRefusal {
        Answered answer = open.byBack(token, clock.instant()).back(responseCode, secret);
        boolean isAccepted = answer instanceof Checked checked && checked.isAccepted();
        return isAccepted
                ? page(200, "accepted", "已出示，核验通过。", "Shown and accepted.")
                : page(200, "declined", "没有出示。", "Nothing was shown.");
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(VpRefusal refusal) {
        return page(
                refusal.code().status(),
                "refused",
                "此链接无效或已失效，请重新开始。",
                "This link does not work any more; please begin again.");
    }

    private static ResponseEntity<byte[]> page(int status, String outcome, String zh, String en) {
        String html = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>出示证照</title>"
                + "<meta name=\"viewport\" content=\"width=device-width\"><main id=\"outcome\" data-outcome=\""
                + outcome + "\"><p>" + zh + "</p><p lang=\"en\">" + en + "</p></main></html>";
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(HTML)
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .body(html.getBytes(StandardCharsets.UTF_8));
    }
}
