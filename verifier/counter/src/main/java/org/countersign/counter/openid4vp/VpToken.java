package org.countersign.counter.openid4vp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;

/** The presentations of an answer by the ids of the queries that they answer (OpenID4VP 1.0, section 8.1); not looked at yet. */
record VpToken(Map<String, List<String>> presentations) {
    private static final int MOST_OF_ONE_QUERY = 8;

    VpToken {
        presentations = Collections.unmodifiableMap(new TreeMap<>(presentations));
    }

    /** What the purpose needs and nothing else: one presentation for each query that is answered, or several where it asks for them, of credentials that differ. */
    static VpToken of(JsonValue token, CounterPurpose purpose) throws VpRefusal {
        if (!(token instanceof JsonObject(Map<String, JsonValue> members)) || !purpose.isMetBy(members.keySet())) {
            throw new VpRefusal(VpRefusal.Code.VP_TOKEN);
        }
        Map<String, List<String>> presentations = new TreeMap<>();
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            boolean isMultiple = purpose.query(member.getKey())
                    .orElseThrow(() -> new VpRefusal(VpRefusal.Code.VP_TOKEN))
                    .multiple();
            presentations.put(member.getKey(), texts(member.getValue(), isMultiple ? MOST_OF_ONE_QUERY : 1));
        }
        return new VpToken(presentations);
    }

    private static List<String> texts(JsonValue value, int most) throws VpRefusal {
        if (!(value instanceof JsonArray(List<JsonValue> values)) || values.isEmpty() || values.size() > most) {
            throw new VpRefusal(VpRefusal.Code.VP_TOKEN);
        }
        List<String> texts = new ArrayList<>();
        Set<String> credentials = new HashSet<>();
        for (JsonValue each : values) {
            if (!(each instanceof JsonText(String presentation)) || !credentials.add(credential(presentation))) {
                throw new VpRefusal(VpRefusal.Code.VP_TOKEN);
            }
            texts.add(presentation);
        }
        return List.copyOf(texts);
    }

    /** What the issuer signed: the same credential twice does not count as two. */
    private static String credential(String presentation) {
        int end = presentation.indexOf('~');
        return end < 0 ? presentation : presentation.substring(0, end);
    }
}
