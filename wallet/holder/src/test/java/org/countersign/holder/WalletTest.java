package org.countersign.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalletTest {
    private final Authority authority = new Authority();
    private final HeldCertificate first = held("first");
    private final HeldCertificate second = held("second");
    private final TestKey device = new TestKey();
    private final HeldCredential card = Delivered.held(
            authority, device.publicKey(), new HeldId("card"), new Delivered(authority, device.publicKey()));

    @Test
    void keeps_the_order_in_which_certificates_came() {
        assertThat(Wallet.EMPTY.with(second).with(first).certificates()).containsExactly(second, first);
    }

    @Test
    void does_not_take_the_same_pass_again_under_another_id() {
        Wallet wallet = Wallet.EMPTY.with(first);
        HeldCertificate again = new HeldCertificate(new HeldId("again"), first.facts(), first.pass(), first.holder());

        assertThat(wallet.with(again)).isEqualTo(wallet);
    }

    @Test
    void refuses_two_certificates_of_one_id() {
        HeldCertificate sameId = new HeldCertificate(first.id(), second.facts(), second.pass(), second.holder());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wallet.EMPTY.with(first).with(sameId));
    }

    @Test
    void refuses_more_than_a_person_has() {
        List<HeldCertificate> many = new ArrayList<>();
        for (int i = 0; i <= Wallet.MAX_CERTIFICATES; i++) {
            many.add(first);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wallet(many, List.of()))
                .withMessageContaining("at most");
    }

    @Test
    void gives_up_what_is_taken_out_and_nothing_else() {
        assertThat(Wallet.EMPTY.with(first).with(second).without(first.id()).certificates())
                .containsExactly(second);
    }

    @Test
    void finds_by_id() {
        assertThat(Wallet.EMPTY.with(first).find(new HeldId("first"))).contains(first);
        assertThat(Wallet.EMPTY.with(first).find(new HeldId("other"))).isEmpty();
    }

    @Test
    void keeps_credentials_beside_passes_and_finds_each_by_its_id() {
        Wallet wallet = Wallet.EMPTY.with(first).with(card);

        assertThat(wallet.findCredential(card.id())).contains(card);
        assertThat(wallet.find(card.id())).isEmpty();
        assertThat(wallet.findCredential(first.id())).isEmpty();
    }

    @Test
    void does_not_take_the_same_credential_again_under_another_id() {
        Wallet wallet = Wallet.EMPTY.with(card);
        HeldCredential again =
                new HeldCredential(new HeldId("again"), card.facts(), card.text(), card.issuerKey(), card.holder());

        assertThat(wallet.with(again)).isEqualTo(wallet);
    }

    @Test
    void refuses_one_id_for_a_pass_and_a_credential() {
        HeldCredential sameId =
                new HeldCredential(first.id(), card.facts(), card.text(), card.issuerKey(), card.holder());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wallet.EMPTY.with(first).with(sameId));
    }

    @Test
    void gives_up_a_credential_and_nothing_else() {
        assertThat(Wallet.EMPTY.with(first).with(card).without(card.id())).isEqualTo(Wallet.EMPTY.with(first));
    }

    @Test
    void tells_no_personal_value_to_a_log() {
        assertThat(Wallet.EMPTY.with(first).toString()).doesNotContain("欧阳建");
    }

    private HeldCertificate held(String id) {
        return authority.held(new HeldId(id), LocalDate.of(2026, 5, 1), LocalDate.of(2036, 4, 30));
    }
}
