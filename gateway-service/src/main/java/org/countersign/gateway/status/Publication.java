package org.countersign.gateway.status;

import org.countersign.format.Bytes;
import org.countersign.format.jca.JcaSha256;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A signed file as it is served: caches ask again each time, and get 304 while it is the same. */
final class Publication {
    private static final int ETAG_DIGITS = 32;

    private Publication() {}

    static ResponseEntity<byte[]> of(String mediaType, Bytes content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .cacheControl(CacheControl.noCache())
                .eTag('"' + new JcaSha256().digest(content).hex().substring(0, ETAG_DIGITS) + '"')
                .body(content.toArray());
    }
}
