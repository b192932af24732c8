package org.countersign.gateway.issuance.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.format.CityTime;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.pass.Audience;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.Purpose;
import org.countersign.format.pass.SignedPass;
import org.countersign.format.status.StatusReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each shipped type fits its QR code: wire-format §3. Names have three characters, a business has eleven, and all numbers
 * are as long as they get.
 */
class ShownSizesTest {
    /** How many alphanumeric characters a QR code of that version holds at level M (ISO/IEC 18004, table 7). */
    private static final int VERSION_8_M = 221;

    private static final int VERSION_10_M = 311;
    private static final int VERSION_12_M = 419;
    private static final int VERSION_13_M = 483;
    private static final String BUSINESS = "滨江市东城区建国便利店";
    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    private static final KeyPair ISSUER = pair();
    private static final KeyPair HOLDER = pair();

    static Stream<String> shipped() {
        return Samples.CODES.stream();
    }

    /** Without a holder's key: types that carry no second name fit a version 8 code. */
    @ParameterizedTest
    @MethodSource("shipped")
    void on_paper_a_type_with_one_name_fits_version_8_and_every_other_version_10(String code) throws Exception {
        assertThat(paper(code).text()).hasSizeLessThanOrEqualTo(hasTwoNames(code) ? VERSION_10_M : VERSION_8_M);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void in_a_wallet_a_static_showing_fits_version_10(String code) throws Exception {
        assertThat(inWallet(code).text()).hasSizeLessThanOrEqualTo(VERSION_10_M);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_live_showing_fits_version_12(String code) throws Exception {
        assertThat(shown(code, LiveShowing.at(NOW))).hasSizeLessThanOrEqualTo(VERSION_12_M);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void for_one_desk_and_purpose_a_type_with_one_name_fits_version_12_and_every_other_version_13(String code)
            throws Exception {
        var bound = new LiveShowing(NOW, Optional.of(new Audience("desk-07")), Optional.of(new Purpose("entry")));

        assertThat(shown(code, bound)).hasSizeLessThanOrEqualTo(hasTwoNames(code) ? VERSION_13_M : VERSION_12_M);
    }

    /** What wire-format §3 says does not fit. */
    @Test
    void a_business_name_of_thirteen_characters_needs_version_13() throws Exception {
        var live = shown("sole-trader-licence", BUSINESS + "二店", LiveShowing.at(NOW));

        assertThat(live).hasSizeGreaterThan(VERSION_12_M).hasSizeLessThanOrEqualTo(VERSION_13_M);
    }

    private static boolean hasTwoNames(String code) {
        return code.equals("marriage-certificate") || code.equals("sole-trader-licence");
    }

    private static String shown(String code, LiveShowing showing) throws FormatException {
        return shown(code, BUSINESS, showing);
    }

    private static String shown(String code, String business, LiveShowing showing) throws FormatException {
        var pass = inWallet(code, business).message();
        return LivePass.present(pass, showing, JcaKeys.signer(HOLDER, new SecureRandom()))
                .text();
    }

    private static SignedPass paper(String code) throws FormatException {
        return pass(code, BUSINESS).sign(Samples.type(code).profile(), JcaKeys.signer(ISSUER, new SecureRandom()));
    }

    private static SignedPass inWallet(String code) throws FormatException {
        return inWallet(code, BUSINESS);
    }

    private static SignedPass inWallet(String code, String business) throws FormatException {
        return pass(code, business)
                .heldBy(JcaKeys.verificationKey(HOLDER.getPublic()))
                .sign(Samples.type(code).profile(), JcaKeys.signer(ISSUER, new SecureRandom()));
    }

    private static CounterPass pass(String code, String business) {
        var type = Samples.type(code);
        var values = Samples.values(code, 999_999);
        values.replaceAll((name, value) -> name.endsWith("Name") ? "欧阳建" : value);
        values.replace("businessName", business);
        var from = LocalDate.of(2026, 5, 1);
        return new CounterPass(
                type.number(),
                StatusReference.of(65_535, 131_071),
                from,
                type.validity().usualEnd(from).map(CityTime::expiryAtEndOf),
                carried(type, values));
    }

    private static Map<String, String> carried(CertificateType type, Map<String, String> values) {
        var carried = new HashMap<String, String>();
        for (var entry : type.counterEntries()) {
            carried.put(entry.name(), entry.of(values.getOrDefault(entry.field().name(), "9")));
        }
        return carried;
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
