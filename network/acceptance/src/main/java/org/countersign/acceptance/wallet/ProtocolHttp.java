package org.countersign.acceptance.wallet;

import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.countersign.acceptance.story.Failure;

/** HTTP as the protocols use it. Follows no redirect: neither {@code request_uri} nor {@code response_uri} may answer with one. */
public final class ProtocolHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;

    public ProtocolHttp(HttpClient http) {
        this.http = http;
    }

    /** A request that the caller completes. */
    public static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE);
    }

    public Reply get(URI uri, String accept) throws InterruptedException {
        return send(to(uri).header("Accept", accept).GET().build());
    }

    public static HttpRequest.Builder form(URI uri, Map<String, String> fields) {
        return to(uri).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(encoded(fields)));
    }

    public static HttpRequest.Builder json(URI uri, JsonObject body) {
        return to(uri).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
    }

    public Reply send(HttpRequest request) throws InterruptedException {
        String name = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(name, request.uri(), answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new Failure(name + " got no answer: " + e, e);
        }
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
