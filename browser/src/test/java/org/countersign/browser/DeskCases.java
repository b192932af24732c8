package org.countersign.browser;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.check.CheckReceipt;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.status.StatusValue;

/** A desk that holds its files, and checks one text after the other; in this order, since each check is by what was held last. */
final class DeskCases {
    private static final Instant NOW = SmallCity.NOW;

    private final SmallCity city = new SmallCity(SigningKey.es256());
    private final KeyPair device = SigningKey.es256Pair();

    List<PageCase> all() throws FormatException {
        return List.of(
                pageCase("hold", hold(), "\"trust\":true"),
                pageCase("held", check(NOW, NOW), "\"reason\":\"AS_OF\""),
                pageCase(
                        "held tells the age of the status",
                        check(NOW, NOW),
                        "\"status\":{\"ageSeconds\":10800,\"issuedAt\":"
                                + NOW.minusSeconds(10_800).getEpochSecond() + ",\"limitSeconds\":86400}"),
                pageCase("held a day later", check(NOW.plus(Duration.ofDays(1)), NOW), "\"reason\":\"STATUS_TOO_OLD\""),
                pageCase("held a week later", check(NOW.plus(Duration.ofDays(7)), NOW), "\"reason\":\"TRUST_EXPIRED\""),
                pageCase("held, clock behind", check(NOW, NOW.plusSeconds(61)), "\"reason\":\"CLOCK_BEHIND\""),
                pageCase("hold what is spoilt", holdSpoilt(), "\"refusedLists\":1"),
                pageCase("held, list spoilt", check(NOW, NOW), "\"reason\":\"NO_STATUS\""),
                pageCase("hold nothing", holdNothing(), "\"trust\":false"),
                pageCase("held, no trust", check(NOW, NOW), "\"reason\":\"NO_TRUST\""));
    }

    ModuleCall holdAgain() throws FormatException {
        return new ModuleCall("hold again", "hold", text(hold()));
    }

    /** Checked with a receipt, by the desk's key. */
    ModuleCall withReceipt() throws FormatException {
        JsonObject receipt = JsonObject.builder()
                .put("id", "0f1e2d3c")
                .put("at", NOW.getEpochSecond())
                .put("flow", "CAMERA")
                .put(
                        "purpose",
                        JsonObject.builder()
                                .put("id", "entry")
                                .put("zh", "入馆")
                                .put("en", "Entry")
                                .build())
                .build();
        JsonObject.Builder request = check(NOW, NOW)
                .put("receipt", receipt)
                .put("publicKey", SigningKey.of(device).publicKey().spki().hex());
        return new ModuleCall(
                "receipt",
                "checkWithReceipt",
                text(request),
                Optional.of(Bytes.of(device.getPrivate().getEncoded())));
    }

    /** What the desk signed, verified. */
    JsonObject claims(String receipt) throws FormatException {
        return CompactJws.parse(receipt, CheckReceipt.TYPE, 1 << 14)
                .verify(SigningKey.of(device).publicKey(), new JcaSignatureCheck());
    }

    private JsonObject.Builder hold() throws FormatException {
        return holding(city.statusList(StatusValue.VALID, NOW.minus(Duration.ofHours(3))));
    }

    private JsonObject.Builder holdSpoilt() {
        return holding(Bytes.ofHex("d28440"));
    }

    private JsonObject.Builder holding(Bytes list) {
        JsonObject stored = JsonObject.builder()
                .put("uri", SmallCity.LIST_URI.value())
                .put("token", list.hex())
                .put("key", city.statusKey().hex())
                .build();
        return JsonObject.builder()
                .put("root", city.root().hex())
                .put("trust", city.trust().hex())
                .put("statusLists", JsonArray.of(List.of(stored), each -> each));
    }

    private JsonObject.Builder holdNothing() {
        return JsonObject.builder()
                .put("root", city.root().hex())
                .put("statusLists", JsonArray.of(List.<JsonObject>of(), each -> each));
    }

    private JsonObject.Builder check(Instant now, Instant floor) throws FormatException {
        return JsonObject.builder()
                .put("text", city.pass())
                .put("now", now.getEpochSecond())
                .put("floor", floor.getEpochSecond())
                .put("desk", "desk-1");
    }

    private static PageCase pageCase(String name, JsonObject.Builder request, String expected) {
        String function = name.startsWith("held") ? "checkHeld" : "hold";
        return new PageCase(new ModuleCall(name, function, text(request)), expected);
    }

    private static String text(JsonObject.Builder request) {
        return JsonWriter.canonical(request.build());
    }
}
