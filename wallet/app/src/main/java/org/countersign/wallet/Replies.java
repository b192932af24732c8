package org.countersign.wallet;

import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The forms of every answer of the API. None may be kept by anything on the way. */
public final class Replies {
    private Replies() {}

    public static ResponseEntity<byte[]> json(int status, JsonObject body) {
        return of(status, MediaType.APPLICATION_JSON, body);
    }

    /** RFC 9457; the codes are listed in the module's README. */
    public static ResponseEntity<byte[]> problem(int status, String code, String detail) {
        JsonObject body = JsonObject.builder()
                .put("type", "about:blank")
                .put("status", status)
                .put("code", code)
                .put("detail", detail)
                .build();
        return of(status, MediaType.APPLICATION_PROBLEM_JSON, body);
    }

    private static ResponseEntity<byte[]> of(int status, MediaType type, JsonObject body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(type)
                .body(JsonWriter.canonicalBytes(body));
    }
}
