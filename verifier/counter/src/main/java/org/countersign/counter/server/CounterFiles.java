package org.countersign.counter.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.format.Bytes;
import org.countersign.format.Sha256;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the service worker what the pages are made of, and a version that changes with any byte of it: so a browser that keeps the pages for offline takes a new server's
 * pages all together, and keeps them otherwise.
 */
@RestController
class CounterFiles {
    private static final Map<String, String> PLACES = Map.of(
            "classpath*:/static/counter/*.js", "/counter/",
            "classpath*:/static/counter/*.css", "/counter/",
            "classpath*:/static/counter/*.svg", "/counter/",
            "classpath*:/META-INF/resources/screens/*", "/screens/",
            "classpath*:/META-INF/resources/countersign/*.js", "/countersign/");
    private static final Map<String, String> SINGLE = Map.of(
            "classpath:/static/index.html", "/",
            "classpath:/static/supervisor.html", "/supervisor.html",
            "classpath:/static/manifest.webmanifest", "/manifest.webmanifest");

    private final byte[] script;

    CounterFiles(Sha256 sha256) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        for (Map.Entry<String, String> single : SINGLE.entrySet()) {
            digests.put(single.getValue(), digest(resolver.getResource(single.getKey()), sha256));
        }
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            for (Resource file : resolver.getResources(place.getKey())) {
                if (file.isReadable()) {
                    digests.put(place.getValue() + file.getFilename(), digest(file, sha256));
                }
            }
        }
        byte[] all = digests.toString().getBytes(StandardCharsets.UTF_8);
        JsonObject files = JsonObject.builder()
                .put("version", sha256.digest(Bytes.of(all)).hex().substring(0, 16))
                .put("paths", JsonArray.of(digests.keySet().stream().toList(), JsonText::new))
                .build();
        script = ("self.counterFiles = " + JsonWriter.canonical(files) + ";\n").getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping("/counter-files.js")
    ResponseEntity<byte[]> files() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.parseMediaType("text/javascript"))
                .body(script);
    }

    private static String digest(Resource file, Sha256 sha256) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return sha256.digest(Bytes.of(in.readAllBytes())).hex();
        }
    }
}
