package org.countersign.browser;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;

/** What a wallet's page asks. */
final class HolderCases {
    private final SmallCity city = new SmallCity(SigningKey.es256());

    static List<PageCase> all() throws FormatException, JsonException {
        HolderCases cases = new HolderCases();
        String first = cases.city.pass();
        String second = cases.city.pass(LocalDate.parse("2026-06-01"), LocalDate.parse("2046-01-01"));
        ModuleCall keepFirst = cases.keep("keep the first", Optional.empty(), "first", first);
        String wallet = wallet(keepFirst);
        ModuleCall keepSecond = cases.keep("keep another", Optional.of(wallet), "second", second);
        String both = wallet(keepSecond);
        String stranger = new SmallCity(SigningKey.es256()).pass();
        return List.of(
                new PageCase(keepFirst, "\\\"id\\\":\\\"first\\\""),
                new PageCase(keepSecond, "\\\"id\\\":\\\"second\\\""),
                new PageCase(cases.keep("keep a stranger's", Optional.of(wallet), "x", stranger), "UNKNOWN_ISSUER"),
                new PageCase(cases.keep("keep nonsense", Optional.of(wallet), "x", "nonsense"), "UNREADABLE"),
                new PageCase(choose("choose", both, SmallCity.NOW), "[\"second\",\"first\"]"),
                new PageCase(choose("choose later", wallet, Instant.parse("2040-01-01T00:00:00Z")), "EXPIRED"),
                new PageCase(onOne("show as issued", "showStatic", wallet), first),
                new PageCase(onOne("remove the first", "remove", both), "\\\"id\\\":\\\"second\\\""));
    }

    private static ModuleCall onOne(String name, String function, String wallet) {
        return new ModuleCall(
                name,
                function,
                JsonWriter.canonical(JsonObject.builder()
                        .put("wallet", wallet)
                        .put("id", "first")
                        .build()));
    }

    private ModuleCall keep(String name, Optional<String> wallet, String id, String text) {
        return new ModuleCall(
                name,
                "keep",
                JsonWriter.canonical(JsonObject.builder()
                        .putText("wallet", wallet)
                        .put("id", id)
                        .put("text", text)
                        .put("trust", city.trust().hex())
                        .put("root", city.root().hex())
                        .build()));
    }

    private static ModuleCall choose(String name, String wallet, Instant now) {
        return new ModuleCall(
                name,
                "choose",
                JsonWriter.canonical(JsonObject.builder()
                        .put("wallet", wallet)
                        .put("showing", "static")
                        .put("types", JsonArray.of(List.of("elderly-card"), JsonText::new))
                        .put("now", now.getEpochSecond())
                        .build()));
    }

    private static String wallet(ModuleCall keep) throws FormatException, JsonException {
        String answer = new HolderCalls(new JcaSignatureCheck()).keep(keep.argument());
        return JsonReader.readObject(answer, 1 << 20).fields().text("wallet");
    }
}
