package org.countersign.wallet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The service worker, with the list of all files of the page and a version that is their hash: whatever changes in any of them makes a new
 * worker, which fetches all of them anew. So a page never runs with files of two versions, and nobody counts versions by hand.
 */
@RestController
final class ServiceWorkerController {
    private static final String[] PLACES = {
        "classpath*:/static/**",
        "classpath*:/META-INF/resources/countersign/**",
        "classpath*:/META-INF/resources/screens/**"
    };

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private byte @Nullable [] script;

    @GetMapping("/service-worker.js")
    ResponseEntity<byte[]> serviceWorker() throws IOException {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .body(script());
    }

    private synchronized byte[] script() throws IOException {
        byte[] held = script;
        if (held == null) {
            held = write(files());
            script = held;
        }
        return held;
    }

    private byte[] write(Map<String, Digest> files) throws IOException {
        StringBuilder all = new StringBuilder();
        files.forEach((path, digest) ->
                all.append(path).append(' ').append(digest.hex()).append('\n'));
        String version = new JcaSha256()
                .digest(Bytes.of(all.toString().getBytes(StandardCharsets.UTF_8)))
                .hex()
                .substring(0, 16);
        String body = resources.getResource("classpath:/service-worker.js").getContentAsString(StandardCharsets.UTF_8);
        String list = JsonWriter.canonical(JsonArray.of(files.keySet(), JsonText::new));
        return ("const VERSION = '" + version + "';\nconst FILES = " + list + ";\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the page is made of, by its path on this server, with digests. */
    private Map<String, Digest> files() throws IOException {
        Map<String, Digest> files = new TreeMap<>();
        for (String place : PLACES) {
            for (Resource resource : resources.getResources(place)) {
                if (resource.isReadable()
                        && !String.valueOf(resource.getFilename()).isEmpty()) {
                    files.put(path(resource), new JcaSha256().digest(Bytes.of(resource.getContentAsByteArray())));
                }
            }
        }
        return files;
    }

    private static String path(Resource resource) throws IOException {
        String address = resource.getURL().toString();
        String path = address.replaceFirst("^.*/(?:static|META-INF/resources)/", "/");
        return path.equals("/index.html") ? "/" : path;
    }
}
