package org.countersign.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.countersign.format.pass.PassField;
import org.countersign.format.trust.TrustBundle;
import org.junit.jupiter.api.Test;

class KeepPassTest {
    private final Authority authority = new Authority();

    @Test
    void keeps_what_the_authority_signed_with_its_names_and_fields() {
        String text = authority.pass();

        HeldCertificate held = Authority.kept(keep(text, authority.trust()));

        assertThat(held.pass().text()).isEqualTo(text);
        assertThat(held.facts().issuerName().zh()).isEqualTo("市民政局");
        assertThat(held.facts().type()).isEqualTo(Authority.TYPE);
        assertThat(held.facts().validFrom()).isEqualTo(LocalDate.of(2026, 5, 1));
        assertThat(held.facts().fields()).extracting(PassField::value).containsExactly("欧阳建", "001100002026000042");
    }

    @Test
    void keeps_what_begins_only_tomorrow() {
        String tomorrow = authority.pass(LocalDate.of(2026, 11, 22), LocalDate.of(2036, 1, 1));

        assertThat(keep(tomorrow, authority.trust())).isInstanceOf(Keeping.Kept.class);
    }

    @Test
    void refuses_what_no_counter_could_read() {
        assertRefused(KeepRefusal.UNREADABLE, keep("https://pay.example/1", authority.trust()));
    }

    @Test
    void refuses_an_authority_that_the_trust_bundle_does_not_have() {
        assertRefused(KeepRefusal.UNKNOWN_ISSUER, keep(authority.pass(), new Authority().trust()));
    }

    @Test
    void refuses_a_compromised_key() {
        assertRefused(KeepRefusal.KEY_COMPROMISED, keep(authority.pass(), authority.trustWithCompromisedKey()));
    }

    @Test
    void refuses_a_certificate_that_begins_after_its_key_had_ended() {
        TrustBundle ended = authority.trustWithKeyEndedAt(Instant.parse("2026-01-01T00:00:00Z"));

        assertRefused(KeepRefusal.KEY_NOT_IN_USE, keep(authority.pass(), ended));
    }

    @Test
    void refuses_a_signature_that_does_not_hold() {
        TrustBundle otherKey = authority.trustWithKeyOf(new Authority());

        assertRefused(KeepRefusal.BAD_SIGNATURE, keep(authority.pass(), otherKey));
    }

    @Test
    void refuses_a_type_that_the_trust_bundle_does_not_have() {
        assertRefused(KeepRefusal.UNKNOWN_TYPE, keep(authority.pass(), authority.trustWithoutTypes()));
    }

    @Test
    void refuses_a_type_that_the_authority_may_not_issue() {
        assertRefused(KeepRefusal.TYPE_NOT_ALLOWED, keep(authority.pass(), authority.trustWithoutPermission()));
    }

    @Test
    void refuses_fields_that_the_profile_cannot_read() {
        assertRefused(KeepRefusal.UNREADABLE, keep(authority.pass(), authority.trustWithShorterProfile()));
    }

    private static Keeping<HeldCertificate> keep(String text, TrustBundle trust) {
        return new KeepPass(Authority.CHECK).keep(Authority.ID, text, trust);
    }

    private static void assertRefused(KeepRefusal reason, Keeping<HeldCertificate> keeping) {
        assertThat(keeping).isEqualTo(new Keeping.Refused<>(reason));
    }
}
