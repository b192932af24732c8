package org.countersign.counter.server;

import org.countersign.counter.openid4vp.OpenId4Vp;
import org.countersign.counter.openid4vp.VpRefusal;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The forms of every answer. None may be kept by anything on the way. */
final class Replies {
    private static final MediaType PROBLEM = MediaType.APPLICATION_PROBLEM_JSON;

    private Replies() {}

    static ResponseEntity<byte[]> of(int status, MediaType type, byte[] body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(type)
                .body(body);
    }

    static ResponseEntity<byte[]> json(int status, JsonObject body) {
        return of(status, MediaType.APPLICATION_JSON, JsonWriter.canonicalBytes(body));
    }

    /** As OAuth has its errors (RFC 6749, section 5.2). */
    static ResponseEntity<byte[]> error(VpRefusal refusal) {
        JsonObject body = JsonObject.builder()
                .put(OpenId4Vp.ERROR, refusal.code().error())
                .put(OpenId4Vp.ERROR_DESCRIPTION, refusal.description())
                .build();
        return json(refusal.code().status(), body);
    }

    /** RFC 9457, for the API. */
    static ResponseEntity<byte[]> problem(VpRefusal refusal) {
        int status = refusal.code().status();
        return of(status, PROBLEM, problem(status, refusal.code().name(), refusal.description()));
    }

    static ResponseEntity<byte[]> invalid(String detail) {
        return of(400, PROBLEM, problem(400, "VALIDATION_FAILED", detail));
    }

    static byte[] problem(int status, String code, String detail) {
        return JsonWriter.canonicalBytes(JsonObject.builder()
                .put("type", "about:blank")
                .put("status", status)
                .put("code", code)
                .put("detail", detail)
                .build());
    }
}
