package org.countersign.gateway.openid4vci;

import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Errors as wallets expect them (OpenID4VCI 1.0, section 8.3.1): JSON with {@code error}, never encrypted. */
@RestControllerAdvice(
        assignableTypes = {CredentialController.class, NotificationController.class, PublicOfferController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WalletErrors {
    private static final String RETRY_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<byte[]> onRefusal(WalletRefusal refusal) {
        var error = refusal.error();
        var answer = WalletAnswer.builder(error.status()).contentType(MediaType.APPLICATION_JSON);
        if (error == WalletError.INSUFFICIENT_SCOPE) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        }
        if (error == WalletError.TEMPORARILY_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.body(JsonWriter.canonicalBytes(JsonObject.builder()
                .put("error", error.code())
                .put("error_description", refusal.description())
                .build()));
    }
}
