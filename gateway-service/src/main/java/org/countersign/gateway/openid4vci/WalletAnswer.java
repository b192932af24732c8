package org.countersign.gateway.openid4vci;

import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers to wallets: no cache keeps one. */
final class WalletAnswer {
    private WalletAnswer() {}

    static ResponseEntity<byte[]> json(JsonObject body) {
        return json(HttpStatus.OK, body);
    }

    static ResponseEntity<byte[]> json(HttpStatus status, JsonObject body) {
        return builder(status).contentType(MediaType.APPLICATION_JSON).body(JsonWriter.canonicalBytes(body));
    }

    static ResponseEntity.BodyBuilder builder(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }
}
