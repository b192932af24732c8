package org.countersign.format.sdjwt;

import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.Names;
import org.countersign.format.Sha256;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.trust.TrustedType;

/** What is served at a type's {@code vct}: its names and its claims, for wallets that show them (SD-JWT VC, section 6). */
public record TypeMetadata(Vct vct, Names name, List<Claim> claims) {
    private static final String LOCALE_ZH = "zh-CN";
    private static final String LOCALE_EN = "en";

    /** One claim at the top of the credential. */
    public record Claim(String name, Names label, boolean mandatory, Disclosing disclosing) {}

    /** Whether the holder may withhold a claim. */
    public enum Disclosing {
        ALWAYS("always"),
        ALLOWED("allowed"),
        NEVER("never");

        private final String wireName;

        Disclosing(String wireName) {
            this.wireName = wireName;
        }
    }

    public TypeMetadata {
        claims = List.copyOf(claims);
    }

    /** Of a type as the trust bundle has it: every field may be withheld and none must be there. */
    public static TypeMetadata of(Vct vct, TrustedType type) {
        List<Claim> claims = type.profile().fields().stream()
                .map(field -> new Claim(field.name(), field.label(), false, Disclosing.ALWAYS))
                .toList();
        return new TypeMetadata(vct, type.name(), claims);
    }

    /** The document, {@code application/json}. Equal types give equal bytes. */
    public Bytes write() {
        JsonObject document = JsonObject.builder()
                .put(SdJwtNames.VCT, vct.value())
                .put("name", name.en())
                .put("display", display("name", name))
                .put("claims", JsonArray.of(claims, TypeMetadata::claim))
                .build();
        return Bytes.of(JsonWriter.canonicalBytes(document));
    }

    /** {@code vct#integrity} of a credential: a W3C integrity string over the document. */
    public String integrity(Sha256 sha256) {
        return "sha256-" + Base64Codec.STANDARD.encode(sha256.digest(write()).value());
    }

    private static JsonValue claim(Claim claim) {
        return JsonObject.builder()
                .put("path", new JsonArray(List.of(new JsonText(claim.name()))))
                .put("display", display("label", claim.label()))
                .put("mandatory", claim.mandatory())
                .put("sd", claim.disclosing().wireName)
                .build();
    }

    private static JsonArray display(String member, Names names) {
        return new JsonArray(List.of(display(member, LOCALE_ZH, names.zh()), display(member, LOCALE_EN, names.en())));
    }

    private static JsonValue display(String member, String locale, String text) {
        return JsonObject.builder().put("locale", locale).put(member, text).build();
    }
}
