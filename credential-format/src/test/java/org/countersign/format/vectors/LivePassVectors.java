package org.countersign.format.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import com.eclipsesource.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.UnverifiedLivePass;
import org.countersign.format.pass.VerifiedPass;

/** Form {@code live-pass}: a pass in the header of what its holder signs now. */
final class LivePassVectors implements VectorSource {
    static final String FORM = "live-pass";
    private static final String CLAUSE = "wire-format §3";
    private static final int ISSUED_AT = 6;
    private static final int AUDIENCE = 3;
    private static final int PURPOSE = -65_539;
    private static final FixedKey HOLDER = FixedKey.of("holder");
    private static final Bytes HELD = held();
    private static final Bytes PAPER = Envelope.sign(FixedKey.ISSUER, ElderlyCard.payload(), Optional.empty());

    static final class Form implements VectorForm {
        @Override
        public JsonObject accept(JsonObject input) throws FormatException {
            String text = PublishedVector.text(input, "text");
            VerificationKey key = VerificationKey.ofSpki(Bytes.ofHex(PublishedVector.text(input, "key")));
            UnverifiedLivePass live = UnverifiedLivePass.parse(text);
            VerifiedPass pass = live.pass().verify(key, new JcaSignatureCheck());
            LiveShowing showing = live.verify(pass, new JcaSignatureCheck());
            assertThat(LivePass.present(pass.message(), showing, HOLDER).text()).isEqualTo(text);
            JsonObject json = new JsonObject()
                    .add("kid", pass.kid().hex())
                    .add("iat", showing.issuedAt().getEpochSecond());
            showing.audience().ifPresent(desk -> json.add("aud", desk.value()));
            showing.purpose().ifPresent(purpose -> json.add("purpose", purpose.value()));
            return json;
        }
    }

    @Override
    public List<PublishedVector> vectors() {
        Map full = claims();
        full.put(Cbor.integer(AUDIENCE), Cbor.text("desk-1"));
        full.put(Cbor.integer(PURPOSE), Cbor.text("age-check"));
        return List.of(
                good("any-desk", "For any desk.", claims(), accepted()),
                good(
                        "desk-and-purpose",
                        "For one desk and one purpose.",
                        full,
                        accepted().add("aud", "desk-1").add("purpose", "age-check")),
                claim("no-issued-at", "No iat.", ISSUED_AT, Optional.empty()),
                claim("issued-before-1970", "A negative iat.", ISSUED_AT, Optional.of(Cbor.integer(-1))),
                claim("audience-space", "A desk id with a space.", AUDIENCE, Optional.of(Cbor.text("desk 1"))),
                claim("audience-empty", "An empty desk id.", AUDIENCE, Optional.of(Cbor.text(""))),
                claim("purpose-bytes", "A purpose that is bytes.", PURPOSE, Optional.of(Cbor.bytes(Bytes.EMPTY))),
                claim("claim-unknown", "A claim more.", 4, Optional.of(Cbor.integer(1))),
                bad(
                        "no-holder",
                        "A pass for paper: anybody could sign around it.",
                        text(PAPER, Cbor.encode(claims()), HOLDER),
                        FormatCode.LIVE_NO_HOLDER),
                bad(
                        "other-holder",
                        "Signed by another key than the pass names.",
                        text(HELD, Cbor.encode(claims()), FixedKey.STRANGER),
                        FormatCode.COSE_SIGNATURE),
                bad(
                        "other-issuer",
                        "The pass inside is signed by another key under the issuer's id.",
                        text(forged(), Cbor.encode(claims()), HOLDER),
                        FormatCode.COSE_SIGNATURE),
                bad("static", "A pass by itself.", ElderlyCard.text(HELD), FormatCode.PASS_HEADER),
                bad(
                        "payload-trailing",
                        "A byte behind the claims.",
                        text(HELD, Envelope.joined(Cbor.encode(claims()), Bytes.ofHex("00")), HOLDER),
                        FormatCode.CBOR_TRAILING));
    }

    private static Map claims() {
        Map claims = new Map();
        claims.put(Cbor.integer(ISSUED_AT), Cbor.integer(CheckCase.NOW));
        return claims;
    }

    private static Bytes held() {
        try {
            return CounterPassForm.pass(ElderlyCard.content())
                    .heldBy(HOLDER.key())
                    .sign(ElderlyCard.PROFILE, FixedKey.ISSUER)
                    .message();
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bytes forged() {
        return Envelope.sign(
                FixedKey.STRANGER.claiming(FixedKey.ISSUER.kid()), CounterPassForm.payload(HELD), Optional.empty());
    }

    private static String text(Bytes pass, Bytes payload, FixedKey holder) {
        try {
            return ElderlyCard.text(
                    CoseSign1.signAsHolder(payload, pass, holder).message());
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublishedVector good(String name, String about, Map claims, JsonObject accepted) {
        return PublishedVector.good(
                FORM, name, about, CLAUSE, input(text(HELD, Cbor.encode(claims), HOLDER)), accepted);
    }

    private static JsonObject accepted() {
        return new JsonObject().add("kid", FixedKey.ISSUER.kid().hex()).add("iat", CheckCase.NOW);
    }

    private static PublishedVector claim(String name, String about, int label, Optional<DataItem> value) {
        Map claims = claims();
        value.ifPresentOrElse(item -> claims.put(Cbor.integer(label), item), () -> claims.remove(Cbor.integer(label)));
        return bad(name, about, text(HELD, Cbor.encode(claims), HOLDER), FormatCode.LIVE_CLAIMS);
    }

    private static PublishedVector bad(String name, String about, String text, FormatCode code) {
        return PublishedVector.bad(FORM, name, about, CLAUSE, input(text), code);
    }

    private static JsonObject input(String text) {
        return new JsonObject().add("text", text).add("key", FixedKey.ISSUER.spki());
    }
}
