package org.countersign.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.trust.TrustBundle;
import org.junit.jupiter.api.Test;

class KeepCredentialTest {
    private final Authority authority = new Authority();
    private final TestKey device = new TestKey();
    private final String text = delivered().text();

    @Test
    void keeps_what_the_authority_signed_for_this_device_with_its_names() {
        HeldCredential held = Authority.kept(keep(text, authority.trust()));

        assertThat(held.text()).isEqualTo(text);
        assertThat(held.facts().issuerName().zh()).isEqualTo("市民政局");
        assertThat(held.facts().type()).isEqualTo(Authority.TYPE);
        assertThat(held.facts().vct()).isEqualTo(Delivered.VCT);
        assertThat(held.facts().expiresAt()).contains(Delivered.END);
        assertThat(held.holder()).isEqualTo(device.publicKey());
    }

    @Test
    void keeps_what_begins_only_tomorrow() {
        Instant tomorrow = Authority.NOW.plus(Duration.ofDays(1));

        assertThat(keep(delivered().beginning(tomorrow).text(), authority.trust()))
                .isInstanceOf(Keeping.Kept.class);
    }

    @Test
    void refuses_what_is_no_credential() {
        assertRefused(KeepRefusal.UNREADABLE, keep("CS1:ABC", authority.trust()));
    }

    @Test
    void refuses_what_somebody_has_presented_already() {
        HeldCredential held = Authority.kept(keep(text, authority.trust()));
        Consent consent = new Consent(List.of(), new KeyBindingRequest("verifier", "nonce"), Authority.NOW);
        Presenting shown = new PresentCredential(Authority.CHECK, Delivered.SHA_256)
                .present(held, consent, key -> device.signer());

        assertRefused(KeepRefusal.UNREADABLE, keep(((Presenting.Shown) shown).text(), authority.trust()));
    }

    @Test
    void refuses_an_altered_disclosure() {
        int afterTheFirst = text.indexOf('~', text.indexOf('~') + 1);
        String altered = text.substring(0, afterTheFirst) + "AAAA" + text.substring(afterTheFirst);

        assertRefused(KeepRefusal.UNREADABLE, keep(altered, authority.trust()));
    }

    @Test
    void refuses_an_authority_that_the_trust_bundle_does_not_have() {
        assertRefused(KeepRefusal.UNKNOWN_ISSUER, keep(text, new Authority().trust()));
    }

    @Test
    void refuses_a_compromised_key() {
        assertRefused(KeepRefusal.KEY_COMPROMISED, keep(text, authority.trustWithCompromisedKey()));
    }

    @Test
    void refuses_a_signature_that_does_not_hold() {
        assertRefused(KeepRefusal.BAD_SIGNATURE, keep(text, authority.trustWithKeyOf(new Authority())));
    }

    @Test
    void says_that_it_cannot_check_the_algorithm() {
        Keeping<HeldCredential> keeping = new KeepCredential(new NoAlgorithm(), Delivered.SHA_256)
                .keep(Authority.ID, text, authority.trust(), Delivered.BASE, device.publicKey());

        assertRefused(KeepRefusal.ALGORITHM_LACKING, keeping);
    }

    @Test
    void refuses_a_credential_without_a_holder() {
        assertRefused(KeepRefusal.NO_HOLDER, keep(delivered().without("cnf").text(), authority.trust()));
    }

    @Test
    void refuses_a_credential_for_another_device() {
        VerificationKey another = new TestKey().publicKey();

        assertRefused(KeepRefusal.OTHER_HOLDER, keep(new Delivered(authority, another).text(), authority.trust()));
    }

    @Test
    void refuses_a_credential_that_could_never_be_revoked() {
        assertRefused(KeepRefusal.NO_STATUS, keep(delivered().without("status").text(), authority.trust()));
    }

    @Test
    void refuses_a_type_that_the_trust_bundle_does_not_have() {
        assertRefused(KeepRefusal.UNKNOWN_TYPE, keep(text, authority.trustWithoutTypes()));
    }

    @Test
    void refuses_a_type_of_another_city() {
        String other = delivered()
                .with("vct", new JsonText("https://elsewhere.test/vct/elderly-card"))
                .text();

        assertRefused(KeepRefusal.UNKNOWN_TYPE, keep(other, authority.trust()));
    }

    @Test
    void refuses_a_type_that_the_authority_may_not_issue() {
        assertRefused(KeepRefusal.TYPE_NOT_ALLOWED, keep(text, authority.trustWithoutPermission()));
    }

    @Test
    void refuses_a_credential_that_begins_after_its_key_had_ended() {
        TrustBundle ended = authority.trustWithKeyEndedAt(Delivered.BEGIN.minusSeconds(1));

        assertRefused(KeepRefusal.KEY_NOT_IN_USE, keep(text, ended));
    }

    @Test
    void tells_the_first_reason_of_two() {
        String neither = delivered()
                .with("status", JsonObject.builder().build())
                .without("cnf")
                .text();

        assertRefused(KeepRefusal.UNREADABLE, keep(neither, authority.trust()));
    }

    private Delivered delivered() {
        return new Delivered(authority, device.publicKey());
    }

    private Keeping<HeldCredential> keep(String offered, TrustBundle trust) {
        return new KeepCredential(Authority.CHECK, Delivered.SHA_256)
                .keep(Authority.ID, offered, trust, Delivered.BASE, device.publicKey());
    }

    private static void assertRefused(KeepRefusal reason, Keeping<HeldCredential> keeping) {
        assertThat(keeping).isEqualTo(new Keeping.Refused<>(reason));
    }

    private static final class NoAlgorithm implements SignatureCheck {
        @Override
        public boolean supports(SignatureAlgorithm algorithm) {
            return false;
        }

        @Override
        public boolean verifies(VerificationKey key, Bytes message, RawSignature signature) {
            return false;
        }
    }
}
