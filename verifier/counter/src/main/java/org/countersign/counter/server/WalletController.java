package org.countersign.counter.server;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.counter.openid4vp.Addresses;
import org.countersign.counter.openid4vp.FetchRequest;
import org.countersign.counter.openid4vp.OpenId4Vp;
import org.countersign.counter.openid4vp.ReceiveResponse;
import org.countersign.counter.openid4vp.VpRefusal;
import org.countersign.format.json.JsonObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What wallets call. No answer here is ever a redirect (OpenID4VP 1.0, sections 5.10 and 8.2). */
@RestController
class WalletController {
    private static final MediaType REQUEST_OBJECT = MediaType.parseMediaType(OpenId4Vp.REQUEST_MEDIA_TYPE);

    private final FetchRequest fetch;
    private final ReceiveResponse receive;
    private final InstantSource clock;

    WalletController(FetchRequest fetch, ReceiveResponse receive, InstantSource clock) {
        this.fetch = fetch;
        this.receive = receive;
        this.clock = clock;
    }

    @GetMapping(Addresses.REQUESTS + "{token}")
    ResponseEntity<byte[]> request(@PathVariable String token) throws VpRefusal {
        return requestObject(fetch.byGet(token, clock.instant()));
    }

    @PostMapping(path = Addresses.REQUESTS + "{token}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> request(@PathVariable String token, HttpServletRequest http) throws VpRefusal {
        Map<String, String> form = form(http);
        return requestObject(fetch.byPost(
                token,
                Optional.ofNullable(form.get(OpenId4Vp.WALLET_NONCE)),
                Optional.ofNullable(form.get(OpenId4Vp.WALLET_METADATA)),
                clock.instant()));
    }

    @PostMapping(path = Addresses.RESPONSES + "{token}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> response(@PathVariable String token, HttpServletRequest http) throws VpRefusal {
        Optional<String> next = receive.byPost(token, form(http), clock.instant());
        return Replies.json(
                200, JsonObject.builder().putText(OpenId4Vp.REDIRECT_URI, next).build());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(VpRefusal refusal) {
        return Replies.error(refusal);
    }

    private static ResponseEntity<byte[]> requestObject(String jwt) {
        return Replies.of(200, REQUEST_OBJECT, jwt.getBytes(StandardCharsets.US_ASCII));
    }

    /** Only what stands in the body, each parameter once (RFC 6749, section 3.2); unknown ones are passed over. */
    private static Map<String, String> form(HttpServletRequest http) throws VpRefusal {
        if (http.getQueryString() != null) {
            throw new VpRefusal(VpRefusal.Code.FORM);
        }
        Map<String, String> form = new HashMap<>();
        for (Map.Entry<String, String[]> parameter : http.getParameterMap().entrySet()) {
            if (parameter.getValue().length != 1) {
                throw new VpRefusal(VpRefusal.Code.FORM);
            }
            form.put(parameter.getKey(), parameter.getValue()[0]);
        }
        return form;
    }
}
