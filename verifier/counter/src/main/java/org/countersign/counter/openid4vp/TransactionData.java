package org.countersign.counter.openid4vp;

import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.Names;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;

/**
 * What the holder agrees to by presenting (OpenID4VP 1.0, sections 5.1 and B.3.3), one for each credential.
 *
 * @param encoded base64url; the holder signs its hash exactly as it is spelt here
 */
public record TransactionData(String queryId, String encoded) {
    static TransactionData agreement(String queryId, Names text) {
        JsonObject data = JsonObject.builder()
                .put("type", OpenId4Vp.AGREEMENT_TYPE)
                .put("credential_ids", new JsonArray(List.of(new JsonText(queryId))))
                .put(
                        "text",
                        JsonObject.builder()
                                .put("zh", text.zh())
                                .put("en", text.en())
                                .build())
                .build();
        return new TransactionData(queryId, Base64Codec.URL.encode(Bytes.of(JsonWriter.canonicalBytes(data))));
    }
}
