package org.countersign.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.countersign.format.FormatException;
import org.countersign.format.pass.Audience;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.Purpose;
import org.countersign.format.pass.UnverifiedLivePass;
import org.junit.jupiter.api.Test;

class PresentLiveTest {
    private static final LiveShowing NOW = LiveShowing.at(Authority.NOW);
    private final Authority authority = new Authority();
    private final TestKey device = new TestKey();

    @Test
    void shows_a_pass_by_the_key_that_it_names() throws FormatException {
        LiveShowing forDesk = new LiveShowing(
                Authority.NOW, Optional.of(new Audience("desk-1")), Optional.of(new Purpose("library-entry")));

        String text = shown(present(authority.heldBy(device, Authority.ID), forDesk, device));

        assertThat(verified(text)).isEqualTo(forDesk);
    }

    @Test
    void shows_with_an_ed25519_key_as_well() throws FormatException {
        TestKey ed25519 = new TestKey("Ed25519");

        String text = shown(present(authority.heldBy(ed25519, Authority.ID), NOW, ed25519));

        assertThat(verified(text)).isEqualTo(NOW);
    }

    @Test
    void refuses_a_pass_for_paper() {
        HeldCertificate paper =
                Authority.kept(new KeepPass(Authority.CHECK).keep(Authority.ID, authority.pass(), authority.trust()));

        assertThat(present(paper, NOW, device)).isEqualTo(new Presenting.Refused(PresentRefusal.PAPER_ONLY));
    }

    @Test
    void refuses_another_device() {
        assertThat(present(authority.heldBy(device, Authority.ID), NOW, new TestKey()))
                .isEqualTo(new Presenting.Refused(PresentRefusal.OTHER_KEY));
    }

    @Test
    void refuses_a_device_of_another_algorithm() {
        assertThat(present(authority.heldBy(device, Authority.ID), NOW, new TestKey("Ed25519")))
                .isEqualTo(new Presenting.Refused(PresentRefusal.OTHER_KEY));
    }

    private static Presenting present(HeldCertificate held, LiveShowing showing, TestKey key) {
        return new PresentLive(Authority.CHECK).present(held, showing, key.signer());
    }

    private static String shown(Presenting presenting) {
        return switch (presenting) {
            case Presenting.Shown(String text) -> text;
            case Presenting.Refused(PresentRefusal reason) -> throw new AssertionError(reason);
        };
    }

    private LiveShowing verified(String text) throws FormatException {
        UnverifiedLivePass live = UnverifiedLivePass.parse(text);
        return live.verify(live.pass().verify(authority.publicKey(), Authority.CHECK), Authority.CHECK);
    }
}
