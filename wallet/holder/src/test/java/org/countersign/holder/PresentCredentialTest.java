package org.countersign.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.countersign.format.FormatException;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.format.sdjwt.KeyBinding;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.UnverifiedSdJwt;
import org.countersign.format.sdjwt.VerifiedCredential;
import org.junit.jupiter.api.Test;

class PresentCredentialTest {
    private static final KeyBindingRequest REQUEST =
            new KeyBindingRequest("x509_san_dns:library.countersign.test", "n-0S6_WzA2Mj");
    private static final List<String> NAMES = List.of("name", "sex", "address");
    private static final ClaimPath NAME = ClaimPath.of("name");
    private final Authority authority = new Authority();
    private final TestKey device = new TestKey();
    private final HeldCredential card =
            Delivered.held(authority, device.publicKey(), Authority.ID, new Delivered(authority, device.publicKey()));

    @Test
    void presents_the_agreed_claims_bound_to_the_request() throws FormatException {
        VerifiedCredential seen = verified(shown(present(card, device, NAME)));

        assertThat(seen.claims().members()).containsOnlyKeys("district", "name");
    }

    @Test
    void presents_with_an_ed25519_key_as_well() throws FormatException {
        TestKey ed25519 = new TestKey("Ed25519");
        HeldCredential held = Delivered.held(
                authority, ed25519.publicKey(), Authority.ID, new Delivered(authority, ed25519.publicKey()));

        assertThat(verified(shown(present(held, ed25519, NAME))).holder()).contains(ed25519.publicKey());
    }

    @Property(tries = 30)
    void discloses_what_was_agreed_to_and_nothing_else(@ForAll @Size(3) List<Boolean> agreed) throws FormatException {
        List<String> chosen =
                NAMES.stream().filter(name -> agreed.get(NAMES.indexOf(name))).toList();
        ClaimPath[] paths = chosen.stream().map(ClaimPath::of).toArray(ClaimPath[]::new);

        VerifiedCredential seen = verified(shown(present(card, device, paths)));

        assertThat(seen.claims().members().keySet().stream().filter(NAMES::contains))
                .containsExactlyInAnyOrderElementsOf(chosen);
    }

    @Test
    void refuses_a_claim_that_the_credential_lacks() {
        assertThat(present(card, device, NAME, ClaimPath.of("photo")))
                .isEqualTo(new Presenting.Refused(PresentRefusal.CLAIM_MISSING));
    }

    @Test
    void refuses_another_device() {
        assertThat(present(card, new TestKey(), NAME)).isEqualTo(new Presenting.Refused(PresentRefusal.OTHER_KEY));
    }

    @Test
    void refuses_a_device_of_another_algorithm() {
        assertThat(present(card, new TestKey("Ed25519"), NAME))
                .isEqualTo(new Presenting.Refused(PresentRefusal.OTHER_KEY));
    }

    @Test
    void refuses_what_was_changed_in_the_store() {
        HeldCredential changed = new HeldCredential(
                card.id(), card.facts(), card.text().replace("~", "A~"), card.issuerKey(), card.holder());

        assertThat(present(changed, device, NAME)).isEqualTo(new Presenting.Refused(PresentRefusal.SPOILT));
    }

    @Test
    void refuses_a_holder_that_the_credential_does_not_name() {
        TestKey another = new TestKey();
        HeldCredential changed =
                new HeldCredential(card.id(), card.facts(), card.text(), card.issuerKey(), another.publicKey());

        assertThat(present(changed, another, NAME)).isEqualTo(new Presenting.Refused(PresentRefusal.SPOILT));
    }

    @Test
    void refuses_a_consent_to_everything() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Consent(List.of(ClaimPath.ROOT), REQUEST, Authority.NOW));
    }

    private static Presenting present(HeldCredential held, TestKey key, ClaimPath... claims) {
        return new PresentCredential(Authority.CHECK, Delivered.SHA_256)
                .present(held, new Consent(List.of(claims), REQUEST, Authority.NOW), publicKey -> key.signer());
    }

    private static String shown(Presenting presenting) {
        return switch (presenting) {
            case Presenting.Shown(String text) -> text;
            case Presenting.Refused(PresentRefusal reason) -> throw new AssertionError(reason);
        };
    }

    /** As a verifier does that asked for it. */
    private VerifiedCredential verified(String presentation) throws FormatException {
        VerifiedCredential credential = VerifiedCredential.of(UnverifiedSdJwt.parseCredential(presentation)
                .verify(authority.publicKey(), Authority.CHECK, Delivered.SHA_256));
        KeyBinding.Policy asked = new KeyBinding.Policy.Required(REQUEST, Authority.NOW, Duration.ZERO, Duration.ZERO);
        assertThat(KeyBinding.verify(credential, asked, Authority.CHECK, Delivered.SHA_256))
                .contains(Authority.NOW);
        return credential;
    }
}
