package org.countersign.gateway.idempotency;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * An answer as it is kept.
 *
 * @param isFinal whether it is the last word
 * @param replayed whether the work was done by an earlier request
 */
public record KeptAnswer(int status, String mediaType, String body, boolean isFinal, boolean replayed) {

    public ResponseEntity<String> toResponse() {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }
}
