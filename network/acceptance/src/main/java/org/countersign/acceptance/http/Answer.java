package org.countersign.acceptance.http;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;

/** What the gateway answered. */
public final class Answer {
    private final String request;
    private final int status;
    private final String contentType;
    private final Optional<String> retryAfter;
    private final byte[] body;

    Answer(String request, int status, String contentType, Optional<String> retryAfter, byte[] body) {
        this.request = request;
        this.status = status;
        this.contentType = contentType;
        this.retryAfter = retryAfter;
        this.body = body.clone();
    }

    public int status() {
        return status;
    }

    public byte[] body() {
        return body.clone();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonValue json() {
        try {
            return Json.parse(text());
        } catch (ParseException e) {
            throw new Failure(request + " answered " + status + " with a body that is not JSON", e);
        }
    }

    public JsonObject object() {
        JsonValue value = json();
        if (!value.isObject()) {
            throw new Failure(request + " answered " + status + " with JSON that is not an object");
        }
        return value.asObject();
    }

    /** The header that says when to come back. */
    public Optional<String> retryAfter() {
        return retryAfter;
    }

    public boolean isProblem() {
        return contentType.startsWith("application/problem+json");
    }

    /** The stable code of a problem, if this is one. */
    public Optional<String> problemCode() {
        if (!isProblem()) {
            return Optional.empty();
        }
        return Optional.ofNullable(object().get("code"))
                .filter(JsonValue::isString)
                .map(JsonValue::asString);
    }

    /** This answer, when its status is one of those that let the caller go on. */
    public Answer orFail(int... expected) {
        for (int each : expected) {
            if (each == status) {
                return this;
            }
        }
        throw new Failure(request + " was answered " + summary());
    }

    /** Status and code, for a sentence in the report; never the body, which may hold a certificate's fields. */
    public String summary() {
        return problemCode().map(code -> status + " " + code).orElse(Integer.toString(status));
    }
}
