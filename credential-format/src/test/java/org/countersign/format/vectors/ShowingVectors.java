package org.countersign.format.vectors;

import com.eclipsesource.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cose.Signer;
import org.countersign.format.pass.Audience;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.Purpose;

/** Form {@code check}: how a pass is shown, and what type and desk demand of it. */
final class ShowingVectors implements VectorSource {
    private static final CheckCase GOOD = CheckCase.good();
    private static final long NOW = CheckCase.NOW;
    private static final String ENTRY = "library-entry";

    @Override
    public List<PublishedVector> vectors() {
        return Stream.of(good(), age(), limits(), demands())
                .flatMap(List::stream)
                .toList();
    }

    private static List<PublishedVector> good() {
        return List.of(
                valid("live", "Shown live, at any desk.", 12, live(NOW)),
                valid("live-oldest", "Shown a minute ago.", 13, live(NOW - 60)),
                valid("live-farthest-ahead", "A holder's clock ten seconds ahead.", 13, live(NOW + 10)),
                valid(
                        "live-oldest-for-desk",
                        "Shown as long ago as the desk allows.",
                        13,
                        live(NOW - 300).policy(CheckCase.policy("static").add("maxShowingAgeSeconds", 300))),
                valid(
                        "live-farthest-ahead-for-desk",
                        "A holder's clock as far ahead as the desk allows.",
                        13,
                        live(NOW + 60).policy(CheckCase.policy("static").add("maxShowingAheadSeconds", 60))),
                valid(
                        "live-for-this-desk",
                        "Shown for this desk, which demands it.",
                        14,
                        live("desk-1", "").policy(CheckCase.policy("desk-bound"))),
                valid(
                        "live-for-this-purpose",
                        "Shown for the purpose that the desk asks for.",
                        14,
                        live("", ENTRY).policy(asking())));
    }

    private static List<PublishedVector> age() {
        return List.of(
                wrong("showing-too-old", "Shown a minute and a second ago.", 13, "SHOWING_TOO_OLD", live(NOW - 61)),
                wrong(
                        "showing-too-old-for-desk",
                        "Shown longer ago than the desk allows.",
                        13,
                        "SHOWING_TOO_OLD",
                        live(NOW - 31).policy(CheckCase.policy("static").add("maxShowingAgeSeconds", 30))),
                wrong(
                        "showing-in-future",
                        "A holder's clock eleven seconds ahead.",
                        13,
                        "SHOWING_IN_FUTURE",
                        live(NOW + 11)),
                wrong(
                        "showing-in-future-for-desk",
                        "A holder's clock further ahead than the desk allows.",
                        13,
                        "SHOWING_IN_FUTURE",
                        live(NOW + 1).policy(CheckCase.policy("static").add("maxShowingAheadSeconds", 0))));
    }

    /** What the holder limited stays limited. */
    private static List<PublishedVector> limits() {
        return List.of(
                wrong(
                        "holder-not-proven",
                        "Signed by a key that the pass does not name.",
                        12,
                        "HOLDER_NOT_PROVEN",
                        shown(LiveShowing.at(Instant.ofEpochSecond(NOW)), FixedKey.STRANGER)),
                wrong(
                        "other-desk",
                        "Shown for another desk, where any showing would do.",
                        14,
                        "OTHER_DESK",
                        live("desk-2", "")),
                wrong(
                        "other-purpose",
                        "Shown for another purpose than the desk asks for.",
                        14,
                        "OTHER_PURPOSE",
                        live("", "age-proof").policy(asking())),
                wrong(
                        "purpose-not-asked",
                        "Shown for a purpose, where the desk asks for none.",
                        14,
                        "OTHER_PURPOSE",
                        live("", ENTRY)));
    }

    private static List<PublishedVector> demands() {
        return List.of(
                wrong(
                        "live-needed-by-type",
                        "The type wants a live showing.",
                        14,
                        "LIVE_NEEDED",
                        GOOD.trust(content -> TrustParts.put(
                                content, "types", Cbor.array(TrustParts.type(1, "elderly-card", "live"))))),
                wrong(
                        "live-needed-by-desk",
                        "The desk wants a live showing.",
                        14,
                        "LIVE_NEEDED",
                        GOOD.policy(CheckCase.policy("live"))),
                wrong(
                        "live-needed-for-purpose",
                        "The desk asks for a purpose, which a static showing cannot name.",
                        14,
                        "LIVE_NEEDED",
                        GOOD.policy(asking())),
                wrong(
                        "desk-bound-needed",
                        "The desk wants a showing for itself.",
                        14,
                        "DESK_BOUND_NEEDED",
                        GOOD.policy(CheckCase.policy("desk-bound"))),
                wrong(
                        "desk-bound-needed-live",
                        "The desk wants a showing for itself, and this one is for any.",
                        14,
                        "DESK_BOUND_NEEDED",
                        live(NOW).policy(CheckCase.policy("desk-bound"))),
                wrong(
                        "purpose-needed",
                        "The desk asks for a purpose, and the showing names none.",
                        14,
                        "PURPOSE_NEEDED",
                        live(NOW).policy(asking())));
    }

    private static JsonObject asking() {
        return CheckCase.policy("static").add("purpose", ENTRY);
    }

    private static CheckCase live(long time) {
        return shown(LiveShowing.at(Instant.ofEpochSecond(time)), LivePassVectors.HOLDER);
    }

    private static CheckCase live(String desk, String purpose) {
        LiveShowing showing = new LiveShowing(
                Instant.ofEpochSecond(NOW),
                Optional.of(desk).filter(id -> !id.isEmpty()).map(Audience::new),
                Optional.of(purpose).filter(name -> !name.isEmpty()).map(Purpose::new));
        return shown(showing, LivePassVectors.HOLDER);
    }

    private static CheckCase shown(LiveShowing showing, Signer holder) {
        try {
            return GOOD.text(
                    LivePass.present(LivePassVectors.PASS, showing, holder).text());
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublishedVector valid(String name, String about, int step, CheckCase input) {
        return CheckVectors.live(name, about, step, input);
    }

    private static PublishedVector wrong(String name, String about, int step, String reason, CheckCase input) {
        return CheckVectors.bad(name, about, step, "WRONG_SHOWING", reason, input);
    }
}
