package org.countersign.browser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.format.Bytes;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.Jwk;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;

/** An SD-JWT VC of the {@link SmallCity} as it is delivered to a wallet: name and number may be withheld. */
final class Delivery {
    static final String BASE = "https://gateway.countersign.test";
    static final String VCT = BASE + "/vct/elderly-card";
    private static final Map<String, String> WITHHELD =
            Map.of("name", "欧阳建", "certificateNumber", "001100002026000042");

    private Delivery() {}

    static String of(SigningKey issuer, VerificationKey holder) {
        List<String> disclosures = new ArrayList<>();
        List<JsonValue> digests = new ArrayList<>();
        WITHHELD.forEach((name, value) -> {
            JsonArray content =
                    JsonArray.of(List.of("a salt for " + name + ", long enough", name, value), JsonText::new);
            String text = Base64Codec.URL.encode(
                    Bytes.of(JsonWriter.canonical(content).getBytes(StandardCharsets.UTF_8)));
            disclosures.add(text);
            digests.add(new JsonText(Base64Codec.URL.encode(
                    new JcaSha256().digest(CompactJws.ascii(text)).value())));
        });
        JsonObject payload = JsonObject.builder()
                .put("vct", VCT)
                .put("cnf", JsonObject.builder().put("jwk", Jwk.write(holder)).build())
                .put("status", status())
                .put("nbf", SmallCity.NOW.getEpochSecond() - 86_400)
                .put("exp", SmallCity.NOW.getEpochSecond() + 86_400)
                .put("_sd", new JsonArray(digests))
                .build();
        String issued = CompactJws.sign(
                "dc+sd-jwt", new JwsKeyHint.KeyId(issuer.signer().kid()), payload, issuer.signer());
        return issued + "~" + String.join("~", disclosures) + "~";
    }

    private static JsonObject status() {
        JsonObject reference = JsonObject.builder()
                .put("idx", 42)
                .put("uri", SmallCity.LIST_URI.value())
                .build();
        return JsonObject.builder().put("status_list", reference).build();
    }
}
