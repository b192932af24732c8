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
import java.util.stream.Stream;
import org.countersign.format.CityTime;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.SignedPass;
import org.countersign.format.status.StatusReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each shipped type fits its QR code: wire-format §3. Names have three characters, all numbers are as long as they get. */
class ShownSizesTest {
    /** How many alphanumeric characters a QR code of that version holds at level M (ISO/IEC 18004, table 7). */
    private static final int VERSION_8_M = 221;

    private static final int VERSION_10_M = 311;
    private static final int VERSION_12_M = 419;

    private static final KeyPair ISSUER = pair();
    private static final KeyPair HOLDER = pair();

    static Stream<String> shipped() {
        return Samples.CODES.stream();
    }

    /** Without a holder's key: types that carry no second name fit a version 8 code. */
    @ParameterizedTest
    @MethodSource("shipped")
    void on_paper_a_type_with_one_name_fits_version_8_and_every_other_version_10(String code) throws Exception {
        var twoNames = code.equals("marriage-certificate") || code.equals("sole-trader-licence");

        assertThat(paper(code).text()).hasSizeLessThanOrEqualTo(twoNames ? VERSION_10_M : VERSION_8_M);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void in_a_wallet_a_static_showing_fits_version_10(String code) throws Exception {
        assertThat(inWallet(code).text()).hasSizeLessThanOrEqualTo(VERSION_10_M);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_live_showing_fits_version_12(String code) throws Exception {
        var live = LivePass.present(
                inWallet(code).message(),
                LiveShowing.at(Instant.parse("2026-11-21T06:00:00Z")),
                JcaKeys.signer(HOLDER, new SecureRandom()));

        assertThat(live.text()).hasSizeLessThanOrEqualTo(VERSION_12_M);
    }

    private static SignedPass paper(String code) throws FormatException {
        return pass(code).sign(Samples.type(code).profile(), JcaKeys.signer(ISSUER, new SecureRandom()));
    }

    private static SignedPass inWallet(String code) throws FormatException {
        return pass(code)
                .heldBy(JcaKeys.verificationKey(HOLDER.getPublic()))
                .sign(Samples.type(code).profile(), JcaKeys.signer(ISSUER, new SecureRandom()));
    }

    private static CounterPass pass(String code) {
        var type = Samples.type(code);
        var values = Samples.values(code, 999_999);
        values.replaceAll((name, value) -> name.endsWith("Name") ? "欧阳建" : value);
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
