package org.countersign.acceptance.wallet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.acceptance.story.Failure;

/**
 * What a citizen's browser does with plain HTML pages: follows redirects, keeps cookies, fills in a form and sends it. It understands the pages of the authorization server
 * and no others; scripts are never run. One browser is one person at one device.
 */
public final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_STEPS = 12;
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("<(?:input|button|select|textarea)\\b([^>]*)>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)(?:=\"([^\"]*)\")?");

    private final HttpClient http;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Browser(HttpClient http) {
        this.http = http;
    }

    /** A page that stands in the window, or the address of another program that the browser was sent to. */
    public sealed interface Shown {
        record Page(URI address, int status, String html) implements Shown {}

        record Elsewhere(URI address) implements Shown {}
    }

    /** Opens a link, and ends at a page or where the link leaves the server for {@code end}. */
    public Shown open(URI link, URI end) throws InterruptedException {
        return follow(HttpRequest.newBuilder(link).GET(), end);
    }

    /**
     * Fills in the only form of a page and sends it.
     *
     * @param answers by the names of the fields; others keep what the page put into them
     * @param button the id of the button that is pressed
     */
    public Shown submit(Shown.Page page, Map<String, String> answers, String button, URI end)
            throws InterruptedException {
        Matcher form = FORM.matcher(page.html());
        if (!form.find()) {
            throw new Failure(
                    "the page at " + page.address().getPath() + " has no form; its status is " + page.status());
        }
        Map<String, String> attributes = attributes(form.group(1));
        Map<String, String> fields = fields(form.group(2), answers, button);
        URI target = page.address().resolve(attributes.getOrDefault("action", ""));
        return follow(
                HttpRequest.newBuilder(target)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", target.resolve("/").toString().replaceFirst("/$", ""))
                        .POST(BodyPublishers.ofString(ProtocolHttp.encoded(fields))),
                end);
    }

    private static Map<String, String> fields(String form, Map<String, String> answers, String button) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            Map<String, String> attributes = attributes(field.group(1));
            String name = attributes.getOrDefault("name", "");
            boolean isButton = field.group().startsWith("<button")
                    || attributes.getOrDefault("type", "").equals("submit");
            boolean isPressed = attributes.getOrDefault("id", "").equals(button);
            boolean isUnchecked =
                    attributes.getOrDefault("type", "").equals("checkbox") && !attributes.containsKey("checked");
            if (!name.isEmpty() && (!isButton || isPressed) && (!isUnchecked || answers.containsKey(name))) {
                fields.put(name, answers.getOrDefault(name, attributes.getOrDefault("value", "")));
            }
        }
        return fields;
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            String value = attribute.group(2);
            attributes.put(attribute.group(1), value == null ? "" : unescaped(value));
        }
        return attributes;
    }

    private static String unescaped(String text) {
        return text.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private Shown follow(HttpRequest.Builder request, URI end) throws InterruptedException {
        HttpRequest.Builder next = request;
        for (int step = 0; step < MOST_STEPS; step++) {
            HttpResponse<String> answer = send(next);
            URI here = answer.uri();
            if (answer.statusCode() < 300 || answer.statusCode() >= 400) {
                return new Shown.Page(here, answer.statusCode(), answer.body());
            }
            URI target = here.resolve(answer.headers().firstValue("Location").orElse(""));
            if (target.toString().startsWith(end.toString())) {
                return new Shown.Elsewhere(target);
            }
            next = HttpRequest.newBuilder(target).GET();
        }
        throw new Failure("redirected more than " + MOST_STEPS + " times");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        if (!cookies.isEmpty()) {
            StringBuilder all = new StringBuilder();
            cookies.forEach((name, value) -> all.append(all.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.setHeader("Cookie", all.toString());
        }
        HttpRequest ready = request.timeout(PATIENCE)
                .header("Accept", "text/html,*/*;q=0.8")
                .build();
        try {
            HttpResponse<String> answer = http.send(ready, BodyHandlers.ofString(StandardCharsets.UTF_8));
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new Failure(ready.method() + " " + ready.uri().getPath() + " got no answer: " + e, e);
        }
    }

    private void keep(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (pair.length == 2) {
            cookies.put(pair[0].strip(), pair[1].strip());
        }
    }
}
