package org.countersign.gateway.status;

import java.time.Duration;
import org.countersign.format.Bytes;
import org.countersign.format.jca.JcaSha256;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file as it is served: any cache may keep it for a while, and gets 304 while it is the same (RFC 9110 §13.1.2, RFC 9111). The entity tag is weak because the file may
 * be sent packed as well, which is other bytes and the same thing.
 */
final class Publication {
    private static final int ETAG_DIGITS = 32;

    private Publication() {}

    /** @param fresh for how long nobody needs to ask again */
    static ResponseEntity<byte[]> of(String mediaType, Bytes content, Duration fresh) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .cacheControl(CacheControl.maxAge(fresh).cachePublic())
                .eTag("W/\"" + new JcaSha256().digest(content).hex().substring(0, ETAG_DIGITS) + '"')
                .varyBy(HttpHeaders.ACCEPT)
                .body(content.toArray());
    }
}
