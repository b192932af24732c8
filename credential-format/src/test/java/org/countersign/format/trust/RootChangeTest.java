package org.countersign.format.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.jca.TestKeys;
import org.junit.jupiter.api.Test;

class RootChangeTest {
    private final TestKeys outgoing = TestKeys.fresh();
    private final TestKeys incoming = TestKeys.freshEd25519();
    private final RootChange change = new RootChange(Instant.parse("2026-11-21T06:00:00Z"), incoming.publicKey());

    @Test
    void a_signed_change_is_read_back_as_it_was_written() throws Exception {
        UnverifiedRootChange parsed = UnverifiedRootChange.parse(change.sign(outgoing.signer()));

        assertThat(parsed.claimedKid()).isEqualTo(outgoing.signer().kid());
        assertThat(parsed.verify(outgoing.publicKey(), TestKeys.CHECK)).isEqualTo(change);
    }

    @Test
    void refuses_a_change_that_the_incoming_root_signed_itself() throws Exception {
        UnverifiedRootChange parsed = UnverifiedRootChange.parse(change.sign(incoming.signer()));

        assertRefused(FormatCode.COSE_ALGORITHM, () -> parsed.verify(outgoing.publicKey(), TestKeys.CHECK));
    }

    @Test
    void refuses_a_message_of_another_type() {
        Bytes bundle = CoseSign1.sign(Bytes.ofHex("a0"), Optional.of(TrustLabels.TYPE), outgoing.signer())
                .message();

        assertRefused(FormatCode.COSE_HEADER, () -> UnverifiedRootChange.parse(bundle));
    }

    @Test
    void refuses_other_claims() {
        String key = "a263616c672764" + "73706b69" + "582c"
                + incoming.publicKey().spki().hex();
        String head = "a2" + "0600" + "3a00010003";
        for (String bad : List.of(
                "a0",
                "a10600",
                head + "a0",
                head + key.replace("63616c6727", "63616c6726"),
                "a3" + "0400" + "0600" + "3a00010003" + key)) {
            assertRefused(FormatCode.ROOT_CLAIMS, () -> RootChange.decode(Bytes.ofHex(bad)));
        }
    }

    @Test
    void refuses_more_than_512_bytes() {
        assertRefused(FormatCode.ROOT_CLAIMS, () -> UnverifiedRootChange.parse(Bytes.of(new byte[513])));
    }
}
