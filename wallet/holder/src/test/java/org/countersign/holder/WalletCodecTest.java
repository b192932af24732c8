package org.countersign.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonException.Reason;
import org.junit.jupiter.api.Test;

class WalletCodecTest {
    private static final Authority AUTHORITY = new Authority();
    private static final Wallet WALLET = Wallet.EMPTY
            .with(AUTHORITY.held(new HeldId("first"), LocalDate.of(2026, 5, 1), LocalDate.of(2036, 4, 30)))
            .with(AUTHORITY.heldBy(new TestKey(), new HeldId("bound")))
            .with(withoutEnd(
                    AUTHORITY.held(new HeldId("second"), LocalDate.of(1990, 5, 1), LocalDate.of(2036, 4, 30))));
    private static final String TEXT = WalletCodec.write(WALLET);
    private static final TestKey DEVICE = new TestKey();
    private static final Wallet WITH_CREDENTIAL = WALLET.with(Delivered.held(
            AUTHORITY, DEVICE.publicKey(), new HeldId("card"), new Delivered(AUTHORITY, DEVICE.publicKey())));
    private static final String CREDENTIAL_TEXT = WalletCodec.write(WITH_CREDENTIAL);

    @Test
    void reads_back_what_it_wrote() throws JsonException {
        assertThat(WalletCodec.read(TEXT)).isEqualTo(WALLET);
    }

    @Test
    void writes_an_empty_wallet_in_one_way() throws JsonException {
        assertThat(WalletCodec.write(Wallet.EMPTY)).isEqualTo("{\"certificates\":[],\"version\":1}");
        assertThat(WalletCodec.read("{\"certificates\":[],\"version\":1}")).isEqualTo(Wallet.EMPTY);
    }

    @Test
    void reads_back_credentials_as_well() throws JsonException {
        assertThat(WalletCodec.read(CREDENTIAL_TEXT)).isEqualTo(WITH_CREDENTIAL);
    }

    @Test
    void writes_a_wallet_of_passes_as_before_there_were_credentials() {
        assertThat(TEXT).endsWith("\"version\":1}").doesNotContain("credentials");
        assertThat(CREDENTIAL_TEXT).endsWith("\"version\":2}");
    }

    @Test
    void writes_a_wallet_that_has_no_credential_any_more_as_one_that_never_had() {
        assertThat(WalletCodec.write(WITH_CREDENTIAL.without(new HeldId("card"))))
                .isEqualTo(TEXT);
    }

    @Test
    void refuses_a_later_version() {
        assertRefused(Reason.BAD_VALUE, TEXT.replace("\"version\":1", "\"version\":3"));
    }

    @Test
    void refuses_credentials_in_the_version_without_them() {
        assertRefused(Reason.UNKNOWN_MEMBER, CREDENTIAL_TEXT.replace("\"version\":2", "\"version\":1"));
    }

    @Test
    void refuses_the_version_with_credentials_without_any() {
        assertRefused(Reason.MISSING_MEMBER, TEXT.replace("\"version\":1", "\"version\":2"));
        assertRefused(
                Reason.BAD_VALUE,
                TEXT.replace("\"version\":1", "\"version\":2")
                        .replace("],\"version\"", "],\"credentials\":[],\"version\""));
    }

    @Test
    void refuses_a_credential_that_is_none() {
        String text = WITH_CREDENTIAL.credentials().getFirst().text();

        assertRefused(Reason.BAD_VALUE, CREDENTIAL_TEXT.replace(text, "a.b.c~"));
    }

    @Test
    void refuses_a_credential_with_key_binding() {
        String text = WITH_CREDENTIAL.credentials().getFirst().text();

        assertRefused(Reason.BAD_VALUE, CREDENTIAL_TEXT.replace(text, text + "a.b.c"));
    }

    @Test
    void refuses_a_credential_whose_issuer_has_no_key() {
        assertRefused(
                Reason.BAD_VALUE, CREDENTIAL_TEXT.replaceAll("\"issuerKey\":\"[0-9a-f]*\"", "\"issuerKey\":\"3059\""));
    }

    @Test
    void refuses_one_id_for_a_pass_and_a_credential() {
        assertRefused(Reason.BAD_VALUE, CREDENTIAL_TEXT.replace("\"id\":\"card\"", "\"id\":\"first\""));
    }

    @Test
    void refuses_a_member_that_it_does_not_know() {
        assertRefused(Reason.UNKNOWN_MEMBER, TEXT.replace("\"version\":1", "\"version\":1,\"zeal\":1"));
    }

    @Test
    void refuses_a_certificate_without_its_pass() {
        assertRefused(Reason.MISSING_MEMBER, TEXT.replace("\"pass\":", "\"pass2\":"));
    }

    @Test
    void refuses_a_pass_that_is_none() {
        assertRefused(Reason.BAD_VALUE, TEXT.replaceAll("\"pass\":\"[0-9a-f]*\"", "\"pass\":\"d28440\""));
    }

    @Test
    void refuses_a_holder_whose_key_is_none() {
        assertRefused(Reason.BAD_VALUE, TEXT.replaceAll("\"holder\":\"[0-9a-f]*\"", "\"holder\":\"3059\""));
    }

    @Test
    void refuses_one_id_for_two_certificates() {
        assertRefused(Reason.BAD_VALUE, TEXT.replace("\"second\"", "\"first\""));
    }

    @Test
    void refuses_a_day_that_does_not_exist() {
        assertRefused(Reason.BAD_VALUE, TEXT.replace("2026-05-01", "2026-02-30"));
    }

    @Test
    void refuses_another_way_to_write_the_same() {
        String pass = WALLET.certificates().getFirst().pass().message().hex();

        assertRefused(Reason.BAD_VALUE, TEXT.replace(pass, pass.toUpperCase(Locale.ROOT)));
        assertRefused(Reason.BAD_VALUE, TEXT + " ");
    }

    @Test
    void refuses_what_is_cut_off() {
        assertRefused(Reason.MALFORMED, TEXT.substring(0, TEXT.length() - 1));
    }

    private static void assertRefused(Reason reason, String text) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> WalletCodec.read(text))
                .extracting(JsonException::reason)
                .isEqualTo(reason);
    }

    private static HeldCertificate withoutEnd(HeldCertificate held) {
        CertificateFacts facts = held.facts();
        return new HeldCertificate(
                held.id(),
                new CertificateFacts(
                        facts.issuer(),
                        facts.issuerName(),
                        facts.type(),
                        facts.typeName(),
                        facts.validFrom(),
                        Optional.empty(),
                        facts.fields()),
                held.pass(),
                held.holder());
    }
}
