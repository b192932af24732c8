package org.countersign.format.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.countersign.format.Refusals.assertRefused;

import COSE.Message;
import COSE.MessageTag;
import COSE.OneKey;
import COSE.Sign1Message;
import co.nstant.in.cbor.model.Map;
import com.upokecenter.cbor.CBORObject;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.UnixTime;
import org.countersign.format.base45.Base45;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.Signer;
import org.countersign.format.jca.TestKeys;

class LivePassTest {
    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    private static final LiveShowing SHOWING = LiveShowing.at(NOW);
    private static final TestKeys ISSUER = TestKeys.fresh();
    private static final TestKeys HOLDER = TestKeys.fresh();
    private static final TestKeys OTHER = TestKeys.fresh();
    private static final SignedPass PASS = sign(PassFixture.pass().heldBy(HOLDER.publicKey()));

    @Property(tries = 30)
    void a_showing_is_read_back_as_it_was_signed(
            @ForAll @LongRange(max = UnixTime.MAX) long time,
            @ForAll boolean bound,
            @ForAll @AlphaChars @StringLength(min = 1, max = 64) String name)
            throws Exception {
        LiveShowing showing = new LiveShowing(
                Instant.ofEpochSecond(time),
                bound ? Optional.of(new Audience(name)) : Optional.empty(),
                bound ? Optional.empty() : Optional.of(new Purpose(name)));

        assertThat(verify(live(pass(), showing, HOLDER.signer()))).isEqualTo(showing);
    }

    @Example
    void a_holder_may_have_an_ed25519_key() throws Exception {
        TestKeys ed25519 = TestKeys.freshEd25519();
        SignedPass pass = sign(PassFixture.pass().heldBy(ed25519.publicKey()));

        assertThat(verify(live(pass, SHOWING, ed25519.signer()))).isEqualTo(SHOWING);
    }

    @Example
    void the_two_forms_are_told_apart_by_their_header() throws Exception {
        ShownPass still = ShownPass.parse(pass().text());
        ShownPass live = ShownPass.parse(live(pass(), SHOWING, HOLDER.signer()));

        assertThat(still.live()).isEmpty();
        assertThat(live.live()).isPresent();
        assertThat(live.pass().claimedKid()).isEqualTo(still.pass().claimedKid());
    }

    @Example
    void each_reader_refuses_the_other_form() throws Exception {
        String still = pass().text();
        String live = live(pass(), SHOWING, HOLDER.signer());

        assertRefused(FormatCode.PASS_HEADER, () -> UnverifiedLivePass.parse(still));
        assertRefused(FormatCode.PASS_HEADER, () -> UnverifiedPass.parse(live));
    }

    @Example
    void refuses_the_signature_of_anybody_else() throws Exception {
        String stolen = live(pass(), SHOWING, OTHER.signer());
        String byIssuer = live(pass(), SHOWING, ISSUER.signer());

        assertRefused(FormatCode.COSE_SIGNATURE, () -> verify(stolen));
        assertRefused(FormatCode.COSE_SIGNATURE, () -> verify(byIssuer));
    }

    @Example
    void refuses_another_pass_of_the_same_holder_under_the_same_showing() throws Exception {
        Bytes live =
                LivePass.present(pass().message(), SHOWING, HOLDER.signer()).message();
        Bytes other = sign(PassFixture.pass().heldBy(HOLDER.publicKey())).message();

        String swapped = "CS1:"
                + Base45.encode(Bytes.ofHex(live.hex().replace(pass().message().hex(), other.hex())));

        assertThat(UnverifiedLivePass.parse(swapped).pass().message()).isEqualTo(other);
        assertRefused(FormatCode.COSE_SIGNATURE, () -> verify(swapped));
    }

    @Example
    void refuses_a_showing_of_a_pass_without_a_holder() throws Exception {
        String live = live(sign(PassFixture.pass()), SHOWING, HOLDER.signer());

        assertRefused(FormatCode.LIVE_NO_HOLDER, () -> verify(live));
    }

    @Example
    void refuses_a_live_pass_inside_a_live_pass() throws Exception {
        Bytes live =
                LivePass.present(pass().message(), SHOWING, HOLDER.signer()).message();
        String twice = "CS1:"
                + Base45.encode(CoseSign1.signAsHolder(SHOWING.encode(), live, HOLDER.signer())
                        .message());

        assertRefused(FormatCode.PASS_HEADER, () -> UnverifiedLivePass.parse(twice));
        assertRefused(FormatCode.PASS_HEADER, () -> LivePass.present(live, SHOWING, HOLDER.signer()));
    }

    @Example
    void refuses_a_header_that_holds_no_message() throws Exception {
        String odd = "CS1:"
                + Base45.encode(CoseSign1.signAsHolder(SHOWING.encode(), Bytes.ofHex("00"), HOLDER.signer())
                        .message());

        assertRefused(FormatCode.COSE_TAG, () -> ShownPass.parse(odd));
    }

    @Example
    void refuses_claims_other_than_time_audience_and_purpose() {
        refuse("a0");
        refuse("80");
        refuse("a206000a00");
        refuse("a10620");
        refuse("a1061b0000ffffffffffff");
        refuse("a203600600");
        refuse("a20361200600");
        refuse("a203010600");
        refuse("a206000960");
    }

    @Example
    void refuses_an_audience_of_65_characters() {
        Map claims = new Map();
        claims.put(Cbor.integer(3), Cbor.text("d".repeat(65)));
        claims.put(Cbor.integer(6), Cbor.integer(0));

        refuse(Cbor.encode(claims).hex());
    }

    @Example
    void refuses_texts_longer_than_any_showing() {
        assertRefused(FormatCode.PASS_TOO_LONG, () -> ShownPass.parse("CS1:" + "0".repeat(10_000_000)));
    }

    @Example
    void verifies_only_with_the_pass_that_it_shows() throws Exception {
        UnverifiedLivePass live = UnverifiedLivePass.parse(live(pass(), SHOWING, HOLDER.signer()));
        VerifiedPass other =
                UnverifiedPass.parse(sign(PassFixture.pass()).text()).verify(ISSUER.publicKey(), TestKeys.CHECK);

        assertThatIllegalArgumentException().isThrownBy(() -> live.verify(other, TestKeys.CHECK));
    }

    @Example
    void refuses_a_confirmation_of_another_kind() {
        for (String cnf : new String[] {"00", "a0", "a103480102030405060708", "a10100", "a2010003480102030405060708"}) {
            assertThat(confirmationRefusal(cnf)).isIn(FormatCode.PASS_CLAIMS, FormatCode.KEY_FORM);
        }
    }

    /** An implementation that nobody here wrote verifies the showing by the key that the pass names. */
    @Example
    void cose_java_verifies_the_showing() throws Exception {
        Bytes live =
                LivePass.present(pass().message(), SHOWING, HOLDER.signer()).message();

        Sign1Message message = (Sign1Message) Message.DecodeFromBytes(live.toArray(), MessageTag.Sign1);

        assertThat(message.validate(new OneKey(HOLDER.pair().getPublic(), null)))
                .isTrue();
        assertThat(message.getProtectedAttributes()
                        .get(CBORObject.FromObject(13))
                        .EncodeToBytes())
                .isEqualTo(pass().message().toArray());
        assertThat(message.validate(new OneKey(OTHER.pair().getPublic(), null))).isFalse();
    }

    private static FormatCode confirmationRefusal(String cnf) {
        try {
            PassContent.decode(Bytes.ofHex("a208" + cnf + "3a00010000" + "840103182a18c8"));
            throw new AssertionError("accepted " + cnf);
        } catch (FormatException refused) {
            return refused.code();
        }
    }

    private static void refuse(String payload) {
        assertRefused(FormatCode.LIVE_CLAIMS, () -> LiveShowing.decode(Bytes.ofHex(payload)));
    }

    private static SignedPass pass() {
        return PASS;
    }

    private static SignedPass sign(CounterPass pass) {
        try {
            return pass.sign(PassFixture.PROFILE, ISSUER.signer());
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String live(SignedPass pass, LiveShowing showing, Signer holder) throws FormatException {
        return LivePass.present(pass.message(), showing, holder).text();
    }

    private static LiveShowing verify(String text) throws FormatException {
        UnverifiedLivePass live = UnverifiedLivePass.parse(text);
        return live.verify(live.pass().verify(ISSUER.publicKey(), TestKeys.CHECK), TestKeys.CHECK);
    }
}
