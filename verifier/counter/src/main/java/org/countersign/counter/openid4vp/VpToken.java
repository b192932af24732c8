package org.countersign.counter.openid4vp;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;

/** The presentations of an answer by the ids of the queries that they answer (OpenID4VP 1.0, section 8.1); not looked at yet. */
record VpToken(Map<String, String> presentations) {
    VpToken {
        presentations = Collections.unmodifiableMap(new TreeMap<>(presentations));
    }

    /** Exactly one presentation for each query, since every one is needed and none asks for several; and nothing else. */
    static VpToken of(JsonValue token, CounterPurpose purpose) throws VpRefusal {
        if (!(token instanceof JsonObject(Map<String, JsonValue> members))
                || members.size() != purpose.credentials().size()) {
            throw new VpRefusal(VpRefusal.Code.VP_TOKEN);
        }
        Map<String, String> presentations = new TreeMap<>();
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            if (purpose.query(member.getKey()).isEmpty()
                    || !(member.getValue() instanceof JsonArray(List<JsonValue> values))
                    || values.size() != 1
                    || !(values.getFirst() instanceof JsonText(String presentation))) {
                throw new VpRefusal(VpRefusal.Code.VP_TOKEN);
            }
            presentations.put(member.getKey(), presentation);
        }
        return new VpToken(presentations);
    }
}
