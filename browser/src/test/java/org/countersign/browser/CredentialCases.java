package org.countersign.browser;

import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.status.StatusValue;

/** What a wallet's page asks about one SD-JWT VC, and what a counter makes of the presentation. */
final class CredentialCases {
    private static final String AUDIENCE = "x509_san_dns:desk.countersign.test";
    private static final String NONCE = "n-0S6_WzA2Mj";

    private final SigningKey issuer = SigningKey.es256();
    private final SmallCity city = new SmallCity(issuer);
    private final KeyPair device = SigningKey.es256Pair();
    private final String delivered = Delivery.of(issuer, key(device));
    private final String wallet;

    CredentialCases() throws FormatException, JsonException {
        wallet = PublishedVectorsTest.json(OnTheJvm.answer(keep("first", delivered, key(device))))
                .fields()
                .text("wallet");
    }

    List<PageCase> all() {
        String nonsense = delivered.substring(1);
        VerificationKey another = SigningKey.es256().publicKey();
        return List.of(
                new PageCase(keep("keep a credential", delivered, key(device)), "\\\"version\\\":2"),
                new PageCase(keep("keep a credential of another device", delivered, another), "OTHER_HOLDER"),
                new PageCase(keep("keep a broken credential", nonsense, key(device)), "UNREADABLE"),
                new PageCase(choose("offer the name", "name"), "\"seen\":{\"name\":\"欧阳建\"}"),
                new PageCase(choose("offer without a photo", "photo"), "\"missing\":[[\"photo\"]]"),
                new PageCase(removal(), "\\\"certificates\\\":[],\\\"version\\\":1"));
    }

    ModuleCall byTheDevice() {
        return present("present a credential", device, "name");
    }

    ModuleCall byAnotherDevice() {
        return present("present a credential with another key", SigningKey.es256Pair(), "name");
    }

    ModuleCall withAMissingClaim() {
        return present("present a photo", device, "photo");
    }

    /** A counter that asked for it. */
    ModuleCall check(String presentation) throws FormatException {
        JsonObject list = JsonObject.builder()
                .put("uri", SmallCity.LIST_URI.value())
                .put(
                        "token",
                        city.statusList(StatusValue.VALID, SmallCity.NOW.minus(Duration.ofHours(1)))
                                .hex())
                .put("key", city.statusKey().hex())
                .build();
        return call(
                "check a presentation",
                "check",
                JsonObject.builder()
                        .put("presentation", presentation)
                        .put("audience", AUDIENCE)
                        .put("nonce", NONCE)
                        .put("longestAgeSeconds", 300)
                        .put("vctBase", Delivery.BASE)
                        .put("root", city.root().hex())
                        .put("trust", city.trust().hex())
                        .put("statusLists", JsonArray.of(List.of(list), each -> each))
                        .put("now", SmallCity.NOW.getEpochSecond())
                        .put("desk", "desk-1"));
    }

    private ModuleCall keep(String name, String text, VerificationKey holder) {
        return call(
                name,
                "keepCredential",
                JsonObject.builder()
                        .put("id", "card")
                        .put("text", text)
                        .put("holder", holder.spki().hex())
                        .put("trust", city.trust().hex())
                        .put("root", city.root().hex())
                        .put("vctBase", Delivery.BASE));
    }

    private ModuleCall choose(String name, String claim) {
        return call(
                name,
                "chooseCredential",
                JsonObject.builder()
                        .put("wallet", wallet)
                        .put("types", JsonArray.of(List.of(Delivery.VCT), JsonText::new))
                        .put("claims", claims(claim))
                        .put("now", SmallCity.NOW.getEpochSecond()));
    }

    private ModuleCall removal() {
        return call(
                "remove a credential",
                "remove",
                JsonObject.builder().put("wallet", wallet).put("id", "card"));
    }

    private ModuleCall present(String name, KeyPair key, String claim) {
        ModuleCall call = call(
                name,
                "presentCredential",
                JsonObject.builder()
                        .put("wallet", wallet)
                        .put("id", "card")
                        .put("claims", claims(claim))
                        .put("audience", AUDIENCE)
                        .put("nonce", NONCE)
                        .put("now", SmallCity.NOW.getEpochSecond()));
        Bytes pkcs8 = Bytes.of(key.getPrivate().getEncoded());
        return new ModuleCall(call.name(), call.function(), call.argument(), Optional.of(pkcs8));
    }

    private static JsonArray claims(String name) {
        return JsonArray.of(List.of(name), each -> JsonArray.of(List.of(each), JsonText::new));
    }

    private static ModuleCall call(String name, String function, JsonObject.Builder request) {
        return new ModuleCall(name, function, JsonWriter.canonical(request.build()));
    }

    private static VerificationKey key(KeyPair pair) {
        return SigningKey.of(pair).publicKey();
    }
}
