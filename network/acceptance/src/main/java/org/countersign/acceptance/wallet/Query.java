package org.countersign.acceptance.wallet;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.acceptance.story.Failure;

/** The parameters of a link. */
final class Query {
    private Query() {}

    /** Each once; a link that names one twice is refused (RFC 6749 §3.1). */
    static Map<String, String> of(URI link) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = link.getRawQuery();
        if (query == null) {
            return parameters;
        }
        for (String part : query.split("&", -1)) {
            String[] pair = part.split("=", 2);
            String value = pair.length == 2 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "";
            if (parameters.put(URLDecoder.decode(pair[0], StandardCharsets.UTF_8), value) != null) {
                throw new Failure("a link names " + pair[0] + " twice");
            }
        }
        return parameters;
    }
}
