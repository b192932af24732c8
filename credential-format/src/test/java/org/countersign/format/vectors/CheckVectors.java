package org.countersign.format.vectors;

import co.nstant.in.cbor.model.Map;
import com.eclipsesource.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.cbor.Cbor;

/** Form {@code check}: from a scanned text and what the counter holds to a verdict. The check itself is another module. */
final class CheckVectors implements VectorSource {
    static final String FORM = "check";
    private static final CheckCase GOOD = CheckCase.good();
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;

    @Override
    public List<PublishedVector> vectors() {
        List<PublishedVector> all = new ArrayList<>(good());
        all.addAll(unreadable());
        all.addAll(trustAndTime());
        all.addAll(notTrusted());
        all.addAll(contentAndDates());
        all.addAll(status());
        return all;
    }

    private static List<PublishedVector> good() {
        return List.of(
                valid("static", "Everything is right.", 18, GOOD),
                valid(
                        "scanner-marks",
                        "A scanner's symbology mark before and a line end behind.",
                        1,
                        GOOD.text("]Q1" + GOOD.text() + "\r\n")),
                valid(
                        "retired-key",
                        "A key that retired after the pass began still vouches for it.",
                        9,
                        GOOD.issuerKey("notAfter", CheckCase.NOW - DAY)),
                valid(
                        "clock-within-tolerance",
                        "A clock half a minute behind the floor.",
                        3,
                        GOOD.floor(CheckCase.NOW + 30)),
                valid(
                        "status-just-young-enough",
                        "A status exactly as old as the type allows.",
                        17,
                        GOOD.holding(old(DAY))),
                valid(
                        "last-second",
                        "One second before the end of the pass.",
                        11,
                        GOOD.payload(ElderlyCard.withClaim(4, Cbor.integer(CheckCase.NOW + 1)))));
    }

    private static List<PublishedVector> unreadable() {
        String text = GOOD.text();
        return List.of(
                unreadable("empty", "Nothing was scanned.", "EMPTY", ""),
                unreadable("white-space", "White space was scanned.", "EMPTY", " \t\r\n"),
                unreadable(
                        "web-address", "A web address. It is never opened.", "WEB_ADDRESS", "https://pass.example/CS1"),
                unreadable("web-address-www", "A web address without its scheme.", "WEB_ADDRESS", "www.pass.example"),
                unreadable(
                        "health-certificate",
                        "A European health certificate.",
                        "NOT_OURS",
                        "HC1:6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5 N2FBBRW1*70HS8WY04AC*WIFN0AHCD8KD97TK0F90KECTHGWJC0FDC:5AIA%G7X+AQB9746HS80:54IBQF60R6$A80X6S1BTYACG6M+9XG8KIAWNA91AY%67092L4WJCT3EHS8XJC +DXJCCWENF6OF63W5NW6WF6%JC QE/IAYJC5LEW34U3ET7DXC9 QE-ED8%E.JCBECB1A-:8$96646AL60A60S6Q$D.UDRYA 96NF6L/5QW6307KQEPD09WEQDD+Q6TW6FA7C46TPCBEC8ZKW.CNWE.Y92OAGY82+8UB8-R7/0A1OA1C9K09UIAW.CE$E7%E7WE KEVKER EB39W4N*6K3/D5$CMPCG/DA8DBB85IAAY8WY8I3DA8D0EC*KE: CZ CO/EZKEZ96446C56GVC*JC1A6NA73W5KF6TF627BSKL*8F4MNC5ZPOB2IL8E$AO/0A2"),
                unreadable("wechat-pay", "A payment code.", "WEB_ADDRESS", "wxp://f2f0aBcDeFgHiJkLmNoPqRsTuVwXyZ"),
                unreadable("payment-number", "A payment code of digits only.", "NOT_OURS", "280123456789012345"),
                unreadable(
                        "boarding-pass",
                        "A boarding pass.",
                        "NOT_OURS",
                        "M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 326J001A0025 100"),
                unreadable("contact", "A contact card.", "NOT_OURS", "BEGIN:VCARD\nVERSION:3.0\nFN:Nobody\nEND:VCARD"),
                unreadable("json", "A JSON text.", "NOT_OURS", "{\"type\":\"pass\"}"),
                unreadable("binary", "Bytes that are no text.", "NOT_OURS", "\u0000\u0001\ufffd\u007f\ufffd"),
                unreadable("version-2", "The prefix of a later version.", "LATER_VERSION", "CS2:" + text.substring(4)),
                unreadable(
                        "header-later",
                        "A header parameter that version 1 does not have.",
                        "LATER_VERSION",
                        laterHeader()),
                unreadable(
                        "caps-lock",
                        "A keyboard scanner with caps lock.",
                        "SCANNER_CHANGED_TEXT",
                        text.toLowerCase(Locale.ROOT)),
                unreadable("cut", "The end is missing.", "DAMAGED", text.substring(0, text.length() - 3)),
                unreadable("twice", "The text twice, one behind the other.", "DAMAGED", text + text),
                unreadable("prefix-only", "The prefix alone.", "DAMAGED", "CS1:"));
    }

    private static List<PublishedVector> trustAndTime() {
        return List.of(
                cannotTell(
                        "no-trust", "The counter holds no trust bundle.", 2, "NO_TRUST", GOOD.trust(Optional.empty())),
                cannotTell("no-time", "The device has no clock.", 3, "NO_TIME", GOOD.now(Optional.empty())),
                cannotTell(
                        "clock-behind-floor",
                        "The clock is a year behind the kept floor.",
                        3,
                        "CLOCK_BEHIND",
                        GOOD.floor(CheckCase.NOW + 365 * DAY)),
                cannotTell(
                        "clock-behind-status",
                        "The clock is behind the time of a trusted status list.",
                        3,
                        "CLOCK_BEHIND",
                        GOOD.now(Optional.of(StatusListVectors.ISSUED_AT - 61))),
                cannotTell(
                        "trust-expired",
                        "The bundle ends this second.",
                        4,
                        "TRUST_EXPIRED",
                        GOOD.now(Optional.of(TrustParts.EXPIRES_AT))));
    }

    private static List<PublishedVector> notTrusted() {
        FixedKey impostor = FixedKey.STRANGER.claiming(FixedKey.ISSUER.kid());
        Bytes payload = ElderlyCard.payload();
        Envelope good = Envelope.of(FixedKey.ISSUER, Cbor.encode(Envelope.header(FixedKey.ISSUER)), payload);
        return List.of(
                notTrusted(
                        "unknown-issuer",
                        "Signed by a key that the bundle does not have.",
                        5,
                        "UNKNOWN_ISSUER",
                        GOOD.text(ElderlyCard.text(Envelope.sign(FixedKey.STRANGER, payload, Optional.empty())))),
                notTrusted(
                        "status-key-as-issuer",
                        "A status key issues nothing.",
                        5,
                        "UNKNOWN_ISSUER",
                        GOOD.text(ElderlyCard.text(Envelope.sign(FixedKey.STATUS, payload, Optional.empty())))),
                notTrusted(
                        "key-compromised",
                        "A compromised key, whenever that happened.",
                        6,
                        "KEY_COMPROMISED",
                        GOOD.issuerKey("compromisedAt", CheckCase.NOW + DAY)),
                notTrusted(
                        "key-not-yet",
                        "A key whose time is still to come.",
                        6,
                        "KEY_NOT_IN_USE",
                        GOOD.issuerKey("notBefore", CheckCase.NOW + DAY)),
                notTrusted(
                        "key-retired-before",
                        "A key that retired before the pass begins.",
                        9,
                        "KEY_NOT_IN_USE",
                        GOOD.issuerKey("notAfter", TrustParts.LONG_AGO + DAY)),
                notTrusted(
                        "impostor",
                        "Another key under the issuer's key id.",
                        7,
                        "BAD_SIGNATURE",
                        GOOD.text(ElderlyCard.text(Envelope.sign(impostor, payload, Optional.empty())))),
                notTrusted(
                        "content-changed",
                        "One bit of the content is other.",
                        7,
                        "BAD_SIGNATURE",
                        GOOD.text(ElderlyCard.text(
                                good.withPayload(flipped(payload)).message()))),
                notTrusted(
                        "unknown-type",
                        "A type that the bundle does not have.",
                        9,
                        "UNKNOWN_TYPE",
                        GOOD.payload(ElderlyCard.withPart(ElderlyCard.TYPE, Cbor.integer(9)))),
                notTrusted(
                        "type-not-allowed",
                        "A type that this issuer may not issue.",
                        9,
                        "TYPE_NOT_ALLOWED",
                        GOOD.trust(content -> TrustParts.put(
                                content,
                                "issuers",
                                Cbor.array(TrustParts.issuer(TrustParts.key(FixedKey.ISSUER), "other-card"))))));
    }

    private static List<PublishedVector> contentAndDates() {
        return List.of(
                bad(
                        "content-claim-unknown",
                        "A claim that version 1 does not have.",
                        8,
                        "UNREADABLE",
                        "CONTENT_UNKNOWN",
                        GOOD.payload(ElderlyCard.withClaim(1, Cbor.text("x")))),
                bad(
                        "content-not-cbor",
                        "The issuer signed something else.",
                        8,
                        "UNREADABLE",
                        "CONTENT_UNKNOWN",
                        GOOD.payload(Bytes.ofHex("ffff"))),
                bad(
                        "content-field",
                        "A code that the type's table does not have.",
                        10,
                        "UNREADABLE",
                        "CONTENT_UNKNOWN",
                        GOOD.payload(ElderlyCard.withField(1, Cbor.integer(2)))),
                bad(
                        "not-yet-valid",
                        "One second before the first day at +08:00.",
                        11,
                        "NOT_YET_VALID",
                        "NOT_YET_VALID",
                        GOOD.payload(ElderlyCard.withPart(ElderlyCard.DAY, Cbor.integer(20_779)))),
                bad(
                        "expired",
                        "The end of the pass is now.",
                        11,
                        "EXPIRED",
                        "EXPIRED",
                        GOOD.payload(ElderlyCard.withClaim(4, Cbor.integer(CheckCase.NOW)))),
                bad(
                        "expired-and-revoked",
                        "The dates are weighed before the status.",
                        11,
                        "EXPIRED",
                        "EXPIRED",
                        GOOD.payload(ElderlyCard.withClaim(4, Cbor.integer(CheckCase.NOW)))
                                .holding(CheckCase.list(CheckCase.REVOKED))));
    }

    private static List<PublishedVector> status() {
        FixedKey other = FixedKey.STRANGER;
        return List.of(
                cannotTell("no-status", "The counter holds no list.", 15, "NO_STATUS", GOOD.holding()),
                cannotTell(
                        "status-list-unnamed",
                        "The bundle names no list of that number.",
                        15,
                        "NO_STATUS",
                        GOOD.payload(ElderlyCard.withPart(ElderlyCard.LIST, Cbor.integer(4)))),
                cannotTell(
                        "status-key-dropped",
                        "The bundle of today no longer has the list's key.",
                        15,
                        "STATUS_NOT_TRUSTED",
                        GOOD.holding(CheckCase.list(
                                other, CheckCase.packed(0), StatusListVectors.ISSUED_AT, Optional.empty()))),
                cannotTell(
                        "status-key-compromised",
                        "The list's key is compromised.",
                        15,
                        "STATUS_NOT_TRUSTED",
                        GOOD.trust(content -> TrustParts.put(
                                content,
                                "statusKeys",
                                Cbor.array(TrustParts.with(
                                        TrustParts.key(FixedKey.STATUS),
                                        "compromisedAt",
                                        Cbor.integer(CheckCase.NOW)))))),
                cannotTell(
                        "status-beyond-list",
                        "An index behind the end of the list.",
                        15,
                        "STATUS_UNKNOWN",
                        GOOD.payload(ElderlyCard.withPart(ElderlyCard.INDEX, Cbor.integer(64)))),
                bad("revoked", "Revoked.", 16, "REVOKED", "REVOKED", GOOD.holding(CheckCase.list(CheckCase.REVOKED))),
                bad(
                        "revoked-in-an-old-list",
                        "Revoked is final, even in an old list.",
                        16,
                        "REVOKED",
                        "REVOKED",
                        GOOD.holding(CheckCase.list(
                                FixedKey.STATUS,
                                CheckCase.packed(CheckCase.REVOKED),
                                CheckCase.NOW - 300 * DAY,
                                Optional.empty()))),
                cannotTell(
                        "status-too-old",
                        "A status one second older than the type allows.",
                        17,
                        "STATUS_TOO_OLD",
                        GOOD.holding(old(DAY + 1))),
                cannotTell(
                        "status-too-old-for-desk",
                        "A status older than the desk allows.",
                        17,
                        "STATUS_TOO_OLD",
                        GOOD.policy(CheckCase.policy("static").add("maxStatusAgeSeconds", HOUR))),
                cannotTell(
                        "status-list-ended",
                        "The list's own end has come.",
                        17,
                        "STATUS_TOO_OLD",
                        GOOD.holding(CheckCase.list(
                                FixedKey.STATUS,
                                CheckCase.packed(0),
                                StatusListVectors.ISSUED_AT,
                                Optional.of(CheckCase.NOW)))),
                bad(
                        "suspended",
                        "Suspended.",
                        18,
                        "SUSPENDED",
                        "SUSPENDED",
                        GOOD.holding(CheckCase.list(CheckCase.SUSPENDED))),
                cannotTell(
                        "status-value-unknown",
                        "Status 3, which nobody here knows.",
                        18,
                        "STATUS_UNKNOWN",
                        GOOD.holding(CheckCase.list(3))));
    }

    private static JsonObject old(long ageSeconds) {
        return CheckCase.list(
                FixedKey.STATUS, CheckCase.packed(CheckCase.VALID), CheckCase.NOW - ageSeconds, Optional.empty());
    }

    private static String laterHeader() {
        Map header = Envelope.header(FixedKey.ISSUER);
        header.put(Cbor.integer(99), Cbor.integer(1));
        return ElderlyCard.text(Envelope.of(FixedKey.ISSUER, Cbor.encode(header), ElderlyCard.payload())
                .message());
    }

    private static Bytes flipped(Bytes payload) {
        byte[] bytes = payload.toArray();
        bytes[bytes.length - 1] ^= 1;
        return Bytes.of(bytes);
    }

    private static PublishedVector valid(String name, String about, int step, CheckCase input) {
        return new PublishedVector(
                FORM, PublishedVector.GOOD + name, about, clause(step), input.json(), expect("VALID", "AS_OF"));
    }

    private static PublishedVector unreadable(String name, String about, String reason, String text) {
        return bad(name, about, 1, "UNREADABLE", reason, GOOD.text(text));
    }

    private static PublishedVector cannotTell(String name, String about, int step, String reason, CheckCase input) {
        return bad(name, about, step, "CANNOT_TELL", reason, input);
    }

    private static PublishedVector notTrusted(String name, String about, int step, String reason, CheckCase input) {
        return bad(name, about, step, "NOT_TRUSTED", reason, input);
    }

    static PublishedVector bad(String name, String about, int step, String verdict, String reason, CheckCase input) {
        return new PublishedVector(
                FORM, PublishedVector.BAD + name, about, clause(step), input.json(), expect(verdict, reason));
    }

    static PublishedVector live(String name, String about, int step, CheckCase input) {
        return new PublishedVector(
                FORM, PublishedVector.GOOD + name, about, clause(step), input.json(), expect("VALID", "LIVE"));
    }

    private static String clause(int step) {
        return "check-steps, step " + step;
    }

    private static JsonObject expect(String verdict, String reason) {
        return new JsonObject().add("verdict", verdict).add("reason", reason);
    }
}
