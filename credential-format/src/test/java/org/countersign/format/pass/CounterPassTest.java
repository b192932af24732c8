package org.countersign.format.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.countersign.format.Refusals.assertRefused;

import COSE.Message;
import COSE.MessageTag;
import COSE.OneKey;
import COSE.Sign1Message;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.countersign.format.Bytes;
import org.countersign.format.CityTime;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Names;
import org.countersign.format.TypeNumber;
import org.countersign.format.base45.Base45;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.status.StatusReference;

class CounterPassTest {
    private static final TestKeys KEYS = TestKeys.fresh();

    @Example
    void a_signed_pass_is_read_back_as_it_was_written() throws Exception {
        CounterPass pass = PassFixture.pass();

        UnverifiedPass scanned = UnverifiedPass.parse(text(pass));
        VerifiedPass verified = scanned.verify(KEYS.publicKey(), TestKeys.CHECK);

        assertThat(scanned.claimedKid()).isEqualTo(KEYS.signer().kid());
        assertThat(verified.type()).isEqualTo(pass.type());
        assertThat(verified.status()).isEqualTo(pass.status());
        assertThat(verified.validFrom()).isEqualTo(pass.validFrom());
        assertThat(verified.expiresAt()).isEqualTo(pass.expiresAt());
        assertThat(verified.fields(PassFixture.PROFILE))
                .extracting(
                        PassField::name,
                        PassField::value,
                        field -> field.display().zh())
                .containsExactly(
                        tuple("name", "欧阳建", "欧阳建"),
                        tuple("sex", "1", "男"),
                        tuple("birthDate", "1951-03-09", "1951-03-09"),
                        tuple("idNumberMasked", "999999********0017", "999999********0017"),
                        tuple("certificateNumber", "001100002026000042", "001100002026000042"));
    }

    @Example
    void a_card_for_elderly_residents_fits_a_version_10_M_code() throws Exception {
        SignedPass signed = PassFixture.pass().sign(PassFixture.PROFILE, KEYS.signer());

        assertThat(signed.message().length()).isLessThanOrEqualTo(207);
        // QR version 10 at level M holds 311 alphanumeric characters.
        assertThat(signed.text()).hasSizeLessThanOrEqualTo(311).matches("[0-9A-Z $%*+\\-./:]+");
    }

    @Example
    void a_minimal_type_fits_a_version_8_M_code() throws Exception {
        CounterProfile minimal = new CounterProfile(List.of(
                new ProfileField("name", new Names("姓名", "Name"), FieldCodec.text()),
                new ProfileField("number", new Names("证书编号", "Certificate number"), FieldCodec.digits())));
        CounterPass pass = PassFixture.pass(Map.of("name", "欧阳建", "number", "001100002026000042"));

        SignedPass signed = pass.sign(minimal, KEYS.signer());

        assertThat(signed.message().length()).isLessThanOrEqualTo(147);
        // QR version 8 at level M holds 221 alphanumeric characters.
        assertThat(signed.text()).hasSizeLessThanOrEqualTo(221);
    }

    @Example
    void cose_java_verifies_our_pass() throws Exception {
        SignedPass signed = PassFixture.pass().sign(PassFixture.PROFILE, KEYS.signer());

        Message message = Message.DecodeFromBytes(signed.message().toArray(), MessageTag.Sign1);
        boolean verified =
                ((Sign1Message) message).validate(new OneKey(KEYS.pair().getPublic(), null));

        assertThat(verified).isTrue();
    }

    @Example
    void a_pass_without_end_carries_no_end() throws Exception {
        CounterPass pass = new CounterPass(
                new TypeNumber(6),
                StatusReference.of(0, 0),
                LocalDate.of(1965, 10, 1),
                Optional.empty(),
                PassFixture.VALUES);

        VerifiedPass verified = UnverifiedPass.parse(text(pass)).verify(KEYS.publicKey(), TestKeys.CHECK);

        assertThat(verified.expiresAt()).isEmpty();
        assertThat(verified.validFrom()).isEqualTo(LocalDate.of(1965, 10, 1));
    }

    @Example
    void an_absent_field_stays_absent() throws Exception {
        Map<String, String> values = new HashMap<>(PassFixture.VALUES);
        values.remove("idNumberMasked");

        VerifiedPass verified =
                UnverifiedPass.parse(text(PassFixture.pass(values))).verify(KEYS.publicKey(), TestKeys.CHECK);

        assertThat(verified.fields(PassFixture.PROFILE))
                .extracting(PassField::name)
                .containsExactly("name", "sex", "birthDate", "certificateNumber");
    }

    @Example
    void a_profile_that_grew_still_reads_the_passes_of_yesterday() throws Exception {
        CounterProfile yesterday =
                new CounterProfile(PassFixture.PROFILE.fields().subList(0, 3));
        CounterPass pass = PassFixture.pass(Map.of("name", "欧阳建"));
        String text = pass.sign(yesterday, KEYS.signer()).text();

        VerifiedPass verified = UnverifiedPass.parse(text).verify(KEYS.publicKey(), TestKeys.CHECK);

        assertThat(verified.fields(PassFixture.PROFILE)).hasSize(1);
    }

    @Example
    void refuses_more_fields_than_the_profile_has() throws Exception {
        VerifiedPass verified = UnverifiedPass.parse(text(PassFixture.pass())).verify(KEYS.publicKey(), TestKeys.CHECK);
        CounterProfile shorter = new CounterProfile(PassFixture.PROFILE.fields().subList(0, 3));

        assertRefused(FormatCode.PASS_FIELDS, () -> verified.fields(shorter));
    }

    @Example
    void refuses_a_text_without_our_prefix() throws Exception {
        String text = text(PassFixture.pass());

        assertRefused(FormatCode.PASS_PREFIX, () -> UnverifiedPass.parse(text.substring(1)));
        assertRefused(FormatCode.PASS_PREFIX, () -> UnverifiedPass.parse(""));
        assertRefused(FormatCode.PASS_PREFIX, () -> UnverifiedPass.parse("CS2:" + text.substring(4)));
    }

    @Example
    void refuses_a_text_that_is_too_long_before_decoding_it() {
        assertRefused(FormatCode.PASS_TOO_LONG, () -> UnverifiedPass.parse("CS1:" + "0".repeat(10_000_000)));
    }

    @Example
    void refuses_a_pass_signed_by_another_key() throws Exception {
        UnverifiedPass scanned = UnverifiedPass.parse(text(PassFixture.pass()));

        assertRefused(
                FormatCode.COSE_SIGNATURE, () -> scanned.verify(TestKeys.fresh().publicKey(), TestKeys.CHECK));
    }

    @Example
    void refuses_a_header_with_a_type() {
        Bytes typed = CoseSign1.sign(Bytes.ofHex("a0"), Optional.of("x"), KEYS.signer())
                .message();

        assertRefused(FormatCode.PASS_HEADER, () -> UnverifiedPass.parse("CS1:" + Base45.encode(typed)));
    }

    @Example
    void refuses_to_sign_a_pass_that_ends_before_it_begins() {
        CounterPass pass = new CounterPass(
                new TypeNumber(1),
                StatusReference.of(0, 0),
                LocalDate.of(2026, 5, 1),
                Optional.of(CityTime.startOf(LocalDate.of(2026, 5, 1))),
                Map.of());

        assertRefused(FormatCode.PASS_CLAIMS, () -> pass.sign(PassFixture.PROFILE, KEYS.signer()));
    }

    @Example
    void refuses_to_sign_a_field_that_the_profile_does_not_have() {
        CounterPass pass = PassFixture.pass(Map.of("nickname", "小欧"));

        assertRefused(FormatCode.FIELD_UNKNOWN, () -> pass.sign(PassFixture.PROFILE, KEYS.signer()));
    }

    @Property(tries = 300)
    void any_single_byte_changed_in_a_pass_is_refused(
            @ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(min = 1, max = 255) int change)
            throws Exception {
        byte[] message = PassFixture.pass()
                .sign(PassFixture.PROFILE, KEYS.signer())
                .message()
                .toArray();
        message[place % message.length] ^= (byte) change;

        assertThat(verifies("CS1:" + Base45.encode(Bytes.of(message)))).isFalse();
    }

    @Property(tries = 300)
    void a_pass_cut_short_or_lengthened_is_refused(@ForAll @IntRange(max = 10_000) int place) throws Exception {
        String text = text(PassFixture.pass());
        int end = place % text.length();

        assertThat(verifies(text.substring(0, end))).isFalse();
        assertThat(verifies(text + text.substring(end))).isFalse();
    }

    private static boolean verifies(String text) {
        try {
            UnverifiedPass.parse(text).verify(KEYS.publicKey(), TestKeys.CHECK);
            return true;
        } catch (FormatException refused) {
            return false;
        }
    }

    private static String text(CounterPass pass) throws FormatException {
        return pass.sign(PassFixture.PROFILE, KEYS.signer()).text();
    }
}
