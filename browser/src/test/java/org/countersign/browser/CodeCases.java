package org.countersign.browser;

import java.util.List;
import java.util.stream.Stream;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;

/** Codes to draw on the page and to read from it: as long as a static and a live pass, and an offer, whose letters need byte mode. */
final class CodeCases {
    private static final String STATIC_PASS =
            "CS1:" + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".repeat(7).substring(0, 307);
    private static final String LIVE_PASS =
            "CS1:" + "ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210:/.-+*%$ ".repeat(10).substring(0, 415);
    private static final String OFFER =
            "openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fcertificates.city.example%2Foffers%2F1";

    static final List<ModuleCall> DRAWN = List.of(
            call("drawnAndRead", STATIC_PASS, "M"),
            call("drawnAndRead", STATIC_PASS, "L"),
            call("drawnAndRead", LIVE_PASS, "M"),
            call("drawnAndRead", OFFER, "L"));
    static final ModuleCall ALONE = call("drawCode", STATIC_PASS, "M");
    static final ModuleCall TOO_LONG = call("drawCode", "A".repeat(5000), "L");
    static final ModuleCall EMPTY = call("emptyAndRead", "", "L");

    private CodeCases() {}

    static List<ModuleCall> all() {
        return Stream.concat(DRAWN.stream(), Stream.of(ALONE, TOO_LONG, EMPTY)).toList();
    }

    static String text(ModuleCall call) throws JsonException {
        return JsonReader.readObject(call.argument(), 1 << 14).fields().text("text");
    }

    private static ModuleCall call(String function, String text, String level) {
        String argument = JsonWriter.canonical(
                JsonObject.builder().put("text", text).put("level", level).build());
        return new ModuleCall("%s %s %d".formatted(function, level, text.length()), function, argument);
    }
}
