package org.countersign.gateway.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** An officer's browser without scripts: cookies, forms with their hidden fields, redirects when told to. */
final class OfficeBrowser {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TAG = Pattern.compile("<input[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private final URI base;
    private final Path accounts;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;

    OfficeBrowser(URI base, Path accounts) {
        this.base = base;
        this.accounts = accounts;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** Signed in as one of the accounts of development. */
    OfficeBrowser signedInAs(String account) {
        var answer = signIn(account, password(account));
        if (!location(answer).endsWith("/office/")) {
            throw new AssertionError("not signed in: " + answer.statusCode() + " " + location(answer));
        }
        return this;
    }

    HttpResponse<String> signIn(String account, String password) {
        return submit(get("/office/sign-in"), "/office/sign-in", Map.of("account", account, "password", password));
    }

    String password(String account) {
        try {
            for (var entry : JSON.readTree(Files.readString(accounts))) {
                if (entry.get("id").asString().equals(account)) {
                    return entry.get("password").asString();
                }
            }
            throw new AssertionError("no account " + account);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    HttpResponse<String> part(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("HX-Request", "true")
                .GET());
    }

    /** Sends the form of this page that goes to the path, with its hidden fields as the page has them. */
    HttpResponse<String> submit(HttpResponse<String> page, String path, Map<String, String> typed) {
        var values = new LinkedHashMap<>(hidden(page));
        values.putAll(typed);
        return post(path, values);
    }

    HttpResponse<String> post(String path, Map<String, String> values) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(values))));
    }

    HttpResponse<String> upload(String path, String token, byte[] csv) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "text/csv")
                .header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.ofByteArray(csv)));
    }

    byte[] bytes(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(base.resolve(path)).GET().build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a browser has after its session has ended. */
    void forgetSession() {
        cookies.getCookieStore().removeAll();
    }

    String cookie() {
        return cookies.getCookieStore().getCookies().toString();
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    static Map<String, String> hidden(HttpResponse<String> page) {
        var found = new LinkedHashMap<String, String>();
        var tags = TAG.matcher(page.body());
        while (tags.find()) {
            var attributes = new LinkedHashMap<String, String>();
            var matcher = ATTRIBUTE.matcher(tags.group());
            while (matcher.find()) {
                attributes.put(matcher.group(1), matcher.group(2));
            }
            if ("hidden".equals(attributes.get("type"))) {
                found.put(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
            }
        }
        return found;
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
