package org.countersign.format.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kotlin.time.Instant;
import kotlinx.io.bytestring.ByteString;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.SdJwtFixture;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusList;
import org.countersign.format.status.StatusListJwt;
import org.countersign.format.status.StatusListToken;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.status.StatusValue;
import org.junit.jupiter.api.Test;
import org.multipaz.cbor.Cbor;
import org.multipaz.cbor.DataItem;
import org.multipaz.cose.Cose;
import org.multipaz.cose.CoseSign1;
import org.multipaz.crypto.Algorithm;
import org.multipaz.crypto.X509Cert;
import org.multipaz.revocation.StatusList.Companion;
import org.multipaz.sdjwt.SdJwtKb;

/** Multipaz as the verifier of our credentials, of key binding and of both forms of the status list. */
class MultipazTest {
    private final Shown shown = new Shown();

    @Test
    void accepts_our_credential_with_key_binding() {
        Object claims = verify(shown.bound());

        assertThat(claims.toString()).contains("欧阳建").contains(SdJwtFixture.VCT.value());
    }

    @Test
    void refuses_what_was_altered() {
        refuses(shown.withSignatureOfAnother());
        refuses(shown.withoutOneDisclosure());
        refuses(shown.stolen());
    }

    /** Multipaz passes over a disclosure that no digest refers to, where RFC 9901 and we refuse the whole. */
    @Test
    void believes_nothing_of_an_altered_disclosure() {
        assertThat(verify(shown.bound()).toString()).contains("1951-03-09");
        assertThat(verify(shown.withAlteredDisclosure()).toString()).doesNotContain("1951-03-09");
    }

    @Test
    void refuses_another_nonce_and_another_audience() {
        refuses(shown.bound(new KeyBindingRequest(SdJwtFixture.REQUEST.audience(), "yesterday")));
        refuses(shown.bound(new KeyBindingRequest("https://other.test", SdJwtFixture.REQUEST.nonce())));
    }

    @Test
    void reads_our_status_list_as_jwt_and_as_cwt() throws Exception {
        for (int bits : new int[] {1, 2}) {
            StatusListToken token = token(bits);

            org.multipaz.revocation.StatusList jwt = readJwt(token, shown.city.issuer);
            org.multipaz.revocation.StatusList cwt = readCwt(token, shown.city.issuer);

            assertThat(List.of(jwt.get(0), jwt.get(9), jwt.get(70_000))).containsExactly(0, 1, 1);
            assertThat(List.of(cwt.get(0), cwt.get(9), cwt.get(70_000))).containsExactly(0, 1, 1);
        }
    }

    @Test
    void refuses_a_status_list_of_another_key() {
        TestKeys other = TestKeys.fresh();

        assertThatThrownBy(() -> readJwt(token(2), other)).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> readCwt(token(2), other)).isInstanceOf(Exception.class);
    }

    private void refuses(String presentation) {
        assertThatThrownBy(() -> verify(presentation)).isInstanceOf(Exception.class);
    }

    private Object verify(String presentation) {
        SdJwtKb parsed = (SdJwtKb) Coroutines.await(
                continuation -> SdJwtKb.Companion.fromCompactSerialization(presentation, continuation));
        return Coroutines.await(continuation -> parsed.verify(
                leaf().getEcPublicKey(),
                nonce -> nonce.equals(SdJwtFixture.REQUEST.nonce()),
                audience -> audience.equals(SdJwtFixture.REQUEST.audience()),
                signedAt -> signedAt.getEpochSeconds() == shown.now.getEpochSecond(),
                List.of(),
                continuation));
    }

    private StatusListToken token(int bits) throws FormatException {
        return new StatusListToken(
                new StatusListUri("https://status.countersign.test/3"),
                shown.now,
                Optional.of(shown.now.plus(Duration.ofDays(1))),
                Optional.of(Duration.ofMinutes(1)),
                StatusList.of(
                        bits,
                        StatusList.ENTRIES,
                        Map.of(
                                new StatusIndex(9), StatusValue.REVOKED,
                                new StatusIndex(70_000), StatusValue.REVOKED)));
    }

    private org.multipaz.revocation.StatusList readJwt(StatusListToken token, TestKeys signer) {
        String jwt = StatusListJwt.sign(token, shown.city.chain, signer.signer());
        X509Cert root = certificate(shown.city.anchor);
        return (org.multipaz.revocation.StatusList)
                Coroutines.await(continuation -> companion().fromJwt(jwt, root, Map.of(), continuation));
    }

    /** Multipaz wants certificates in a CWT, ours names its key by id: so its parts are called one after the other. */
    private org.multipaz.revocation.StatusList readCwt(StatusListToken token, TestKeys signer) {
        CoseSign1 message = Cbor.INSTANCE
                .decode(token.sign(signer.signer()).toArray())
                .getAsTagged()
                .getAsCoseSign1();
        byte[] payload = Objects.requireNonNull(message.getPayload());
        Coroutines.await(continuation ->
                Cose.INSTANCE.coseSign1Check(leaf().getEcPublicKey(), null, message, Algorithm.ES256, continuation));
        Instant end = Instant.Companion.fromEpochSeconds(shown.now.getEpochSecond() + 3600, 0);
        DataItem list = Cbor.INSTANCE.decode(payload).get(65_533);
        return (org.multipaz.revocation.StatusList)
                Coroutines.await(continuation -> companion().fromDataItem(list, end, continuation));
    }

    private static Companion companion() {
        return org.multipaz.revocation.StatusList.Companion;
    }

    private X509Cert leaf() {
        return certificate(shown.city.chain.certificates().getFirst());
    }

    private static X509Cert certificate(Bytes der) {
        return new X509Cert(new ByteString(der.toArray(), 0, der.length()));
    }
}
