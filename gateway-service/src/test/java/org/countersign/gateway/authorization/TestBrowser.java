package org.countersign.gateway.authorization;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A citizen's browser: keeps cookies, shows pages, follows redirects when told to. */
public final class TestBrowser {
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    public TestBrowser(String base) {
        this.base = URI.create(base);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    public HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Opens an authorization request and signs in; the answer is the consent page, or whatever came instead. */
    public HttpResponse<String> signIn(String authorize, String number, String name) {
        var first = get(authorize);
        if (first.statusCode() != 302 || !location(first).contains("/sign-in")) {
            return first;
        }
        var page = get("/sign-in");
        var form = hidden(page).get("_csrf");
        var signedIn = post(
                "/sign-in",
                WalletTest.encoded(Map.of("_csrf", form == null ? "" : form, "number", number, "name", name)));
        var again = get(location(signedIn));
        return again.statusCode() == 302 && location(again).contains("/oauth2/consent") ? get(location(again)) : again;
    }

    HttpResponse<String> decide(HttpResponse<String> consentPage, String decision) {
        return post("/oauth2/authorize", decision(consentPage, decision));
    }

    static String decision(HttpResponse<String> consentPage, String decision) {
        var form = new LinkedHashMap<>(hidden(consentPage));
        form.put("decision", decision);
        return WalletTest.encoded(form);
    }

    public static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    /** The parameters that a redirect carries. */
    public static Map<String, String> parameters(HttpResponse<String> redirect) {
        var query = URI.create(location(redirect)).getRawQuery();
        var found = new LinkedHashMap<String, String>();
        for (var pair : query == null ? List.<String>of() : List.of(query.split("&"))) {
            var at = pair.indexOf('=');
            found.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return found;
    }

    public static Map<String, String> hidden(HttpResponse<String> page) {
        var found = new LinkedHashMap<String, String>();
        var matcher = HIDDEN.matcher(page.body());
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2));
        }
        return found;
    }

    static List<String> ids(HttpResponse<String> page) {
        var found = new ArrayList<String>();
        var matcher = Pattern.compile(" id=\"([^\"]+)\"").matcher(page.body());
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
