package org.countersign.browser;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.check.Reason;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.format.status.StatusValue;

/** Checks whose keys are new in each run: whatever the browser decides, it decided by verifying. */
final class CheckCases {
    private static final Instant NOW = SmallCity.NOW;
    private static final Instant FRESH = NOW.minus(Duration.ofHours(3));

    private CheckCases() {}

    static List<CheckCase> all() throws FormatException {
        SmallCity city = new SmallCity(SigningKey.es256());
        CheckCase.Request good = request(city);
        List<CheckCase> cases = new ArrayList<>(List.of(
                new CheckCase("good", good, Reason.AS_OF),
                new CheckCase(
                        "revoked", good.withStatusList(city.statusList(StatusValue.REVOKED, FRESH)), Reason.REVOKED),
                new CheckCase(
                        "suspended",
                        good.withStatusList(city.statusList(StatusValue.SUSPENDED, FRESH)),
                        Reason.SUSPENDED),
                new CheckCase(
                        "status too old",
                        good.withStatusList(city.statusList(StatusValue.VALID, NOW.minus(Duration.ofDays(2)))),
                        Reason.STATUS_TOO_OLD),
                new CheckCase(
                        "expired", good.withText(city.pass(day("2020-01-01"), day("2026-11-20"))), Reason.EXPIRED),
                new CheckCase(
                        "not yet valid",
                        good.withText(city.pass(day("2026-11-22"), day("2036-01-01"))),
                        Reason.NOT_YET_VALID),
                new CheckCase(
                        "of another city",
                        good.withText(request(new SmallCity(SigningKey.es256())).text()),
                        Reason.UNKNOWN_ISSUER),
                new CheckCase("signature changed", good.withText(withOtherEnd(good.text())), Reason.BAD_SIGNATURE),
                new CheckCase("no trust bundle", good.withoutTrust(), Reason.NO_TRUST),
                new CheckCase("another root", good.withRoot(city.statusKey()), Reason.NO_TRUST),
                new CheckCase("list under another key", good.withStatusKey(city.root()), Reason.NO_STATUS),
                new CheckCase("no clock", good.withTime(Optional.empty(), Optional.empty()), Reason.NO_TIME),
                new CheckCase(
                        "clock behind",
                        good.withTime(Optional.of(NOW), Optional.of(NOW.plusSeconds(61))),
                        Reason.CLOCK_BEHIND),
                new CheckCase("live wanted", good.withMinimumShowing("live"), Reason.LIVE_NEEDED)));
        cases.addAll(otherAlgorithms());
        cases.addAll(live(city, good));
        cases.addAll(unreadable(good));
        return cases;
    }

    private static List<CheckCase> otherAlgorithms() throws FormatException {
        CheckCase.Request ed25519 = request(new SmallCity(SigningKey.ed25519()));
        CheckCase.Request sm2 = request(new SmallCity(SigningKey.sm2()));
        return List.of(
                new CheckCase("Ed25519", ed25519, Reason.AS_OF),
                new CheckCase(
                        "Ed25519, signature changed",
                        ed25519.withText(withOtherEnd(ed25519.text())),
                        Reason.BAD_SIGNATURE),
                new CheckCase("SM2", sm2, Reason.ALGORITHM_LACKING));
    }

    private static List<CheckCase> live(SmallCity city, CheckCase.Request good) throws FormatException {
        SigningKey device = SigningKey.es256();
        Bytes pass = UnverifiedPass.parse(city.pass(device.publicKey())).message();
        String shown =
                LivePass.present(pass, LiveShowing.at(NOW), device.signer()).text();
        String stolen = LivePass.present(
                        pass, LiveShowing.at(NOW), SigningKey.es256().signer())
                .text();
        return List.of(
                new CheckCase("live", good.withText(shown).withMinimumShowing("live"), Reason.LIVE),
                new CheckCase("live by another device", good.withText(stolen), Reason.HOLDER_NOT_PROVEN));
    }

    private static List<CheckCase> unreadable(CheckCase.Request good) {
        return List.of(
                new CheckCase("empty", good.withText(" \r\n"), Reason.EMPTY),
                new CheckCase("web address", good.withText("HTTPS://pay.example/1"), Reason.WEB_ADDRESS),
                new CheckCase(
                        "health certificate", good.withText("HC1:NCFOXN%TS3DH3ZSUZK+.V0ETD%65NL-AH"), Reason.NOT_OURS),
                new CheckCase("binary", good.withText("\u0000\u0001\ud83d\ude00\u00ff\n\u2028"), Reason.NOT_OURS),
                new CheckCase("later version", good.withText("CS2:ABC"), Reason.LATER_VERSION),
                new CheckCase(
                        "caps lock", good.withText(good.text().toLowerCase(Locale.ROOT)), Reason.SCANNER_CHANGED_TEXT),
                new CheckCase("a million characters", good.withText("CS1:" + "0".repeat(1_000_000)), Reason.DAMAGED));
    }

    private static CheckCase.Request request(SmallCity city) throws FormatException {
        return new CheckCase.Request(
                city.pass(),
                city.root(),
                Optional.of(city.trust()),
                city.statusList(StatusValue.VALID, FRESH),
                city.statusKey(),
                Optional.of(NOW),
                Optional.empty(),
                "static");
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    /** The last bytes of a pass are the last bytes of its signature. */
    private static String withOtherEnd(String text) {
        String end = text.endsWith("000") ? "100" : "000";
        return text.substring(0, text.length() - end.length()) + end;
    }
}
