package org.countersign.browser;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.check.Reason;
import org.countersign.format.Bytes;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;

/** A check, and the reason that must come out of it. */
record CheckCase(String name, Request request, Reason reason) {
    ModuleCall call() {
        return new ModuleCall(name, "check", request.json());
    }

    /** What a page has: changed in one thing at a time. */
    record Request(
            String text,
            Bytes root,
            Optional<Bytes> trust,
            Bytes statusList,
            Bytes statusKey,
            Optional<Instant> now,
            Optional<Instant> floor,
            String minimumShowing) {

        Request withText(String other) {
            return new Request(other, root, trust, statusList, statusKey, now, floor, minimumShowing);
        }

        Request withRoot(Bytes other) {
            return new Request(text, other, trust, statusList, statusKey, now, floor, minimumShowing);
        }

        Request withoutTrust() {
            return new Request(text, root, Optional.empty(), statusList, statusKey, now, floor, minimumShowing);
        }

        Request withStatusList(Bytes other) {
            return new Request(text, root, trust, other, statusKey, now, floor, minimumShowing);
        }

        Request withStatusKey(Bytes other) {
            return new Request(text, root, trust, statusList, other, now, floor, minimumShowing);
        }

        Request withTime(Optional<Instant> clock, Optional<Instant> kept) {
            return new Request(text, root, trust, statusList, statusKey, clock, kept, minimumShowing);
        }

        Request withMinimumShowing(String other) {
            return new Request(text, root, trust, statusList, statusKey, now, floor, other);
        }

        String json() {
            JsonObject list = JsonObject.builder()
                    .put("uri", SmallCity.LIST_URI.value())
                    .put("token", statusList.hex())
                    .put("key", statusKey.hex())
                    .build();
            JsonObject policy = JsonObject.builder()
                    .put("minimumShowing", minimumShowing)
                    .put("clockToleranceSeconds", 60)
                    .build();
            return JsonWriter.canonical(JsonObject.builder()
                    .put("text", text)
                    .put("root", root.hex())
                    .putText("trust", trust.map(Bytes::hex))
                    .put("statusLists", JsonArray.of(List.of(list), each -> each))
                    .putInteger("now", now.map(Instant::getEpochSecond))
                    .putInteger("floor", floor.map(Instant::getEpochSecond))
                    .put("desk", "desk-1")
                    .put("policy", policy)
                    .build());
        }
    }
}
