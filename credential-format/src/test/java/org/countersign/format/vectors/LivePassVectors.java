package org.countersign.format.vectors;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import co.nstant.in.cbor.model.SimpleValue;
import co.nstant.in.cbor.model.SimpleValueType;
import com.eclipsesource.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cose.CoseKey;
import org.countersign.format.cose.CoseLabels;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.pass.Audience;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.Purpose;

/** Form {@code live-pass}: a holder's word around a pass, and everything that is wrong with it in one place. */
final class LivePassVectors implements VectorSource {
    static final String FORM = "live-pass";
    private static final String CLAUSE = "wire-format §3";
    static final FixedKey HOLDER = FixedKey.of("holder");
    private static final FixedEd25519 HOLDER_ED25519 = FixedEd25519.of("holder");
    private static final int CONFIRMATION = 8;
    private static final int Y = -3;
    private static final long NOW = 1_795_240_800L;

    static final Bytes PASS = pass(HOLDER.key());
    private static final Bytes SHOWING = Bytes.ofHex("a1061a" + "%08x".formatted(NOW));

    @Override
    public List<PublishedVector> vectors() {
        List<PublishedVector> all = new ArrayList<>();
        all.addAll(good());
        all.addAll(claims());
        all.addAll(headers());
        all.addAll(signatures());
        all.addAll(confirmations());
        return all;
    }

    private static List<PublishedVector> good() {
        Optional<Audience> desk = Optional.of(new Audience("desk-1"));
        Optional<Purpose> purpose = Optional.of(new Purpose("library-entry"));
        return List.of(
                good("any-desk", "Shown at any desk.", showing(NOW), PASS, HOLDER),
                good("first-second", "Shown in the first second of 1970.", showing(0), PASS, HOLDER),
                good(
                        "desk",
                        "Shown for one desk.",
                        new LiveShowing(Instant.ofEpochSecond(NOW), desk, Optional.empty()),
                        PASS,
                        HOLDER),
                good(
                        "desk-and-purpose",
                        "Shown for one desk and one purpose.",
                        new LiveShowing(Instant.ofEpochSecond(NOW), desk, purpose),
                        PASS,
                        HOLDER),
                good(
                        "ed25519",
                        "By a holder whose key is Ed25519.",
                        showing(NOW),
                        pass(HOLDER_ED25519.key()),
                        HOLDER_ED25519));
    }

    private static List<PublishedVector> claims() {
        return List.of(
                payload("no-time", "A showing without a time.", "a0", FormatCode.LIVE_CLAIMS),
                payload("time-negative", "A time before 1970.", "a10620", FormatCode.LIVE_CLAIMS),
                payload("time-after-9999", "A time after 9999.", "a1061b0000003afff44180", FormatCode.LIVE_CLAIMS),
                payload(
                        "time-float",
                        "A time in floating point.",
                        "a106fb41dac00000000000",
                        FormatCode.CBOR_UNSUPPORTED),
                payload("unknown-claim", "A claim that nobody knows.", "a206000a00", FormatCode.LIVE_CLAIMS),
                payload("desk-empty", "A desk without a name.", "a203600600", FormatCode.LIVE_CLAIMS),
                payload("desk-space", "A desk id with a space.", "a20361200600", FormatCode.LIVE_CLAIMS),
                payload(
                        "desk-65",
                        "A desk id of 65 characters.",
                        "a2037841" + "64".repeat(65) + "0600",
                        FormatCode.LIVE_CLAIMS),
                payload("purpose-bytes", "A purpose that is no text.", "a206000940", FormatCode.LIVE_CLAIMS),
                payload("payload-array", "A payload that is no map.", "80", FormatCode.LIVE_CLAIMS),
                payload("time-long", "A time in more bytes than needed.", "a1061800", FormatCode.CBOR_NOT_SHORTEST));
    }

    private static List<PublishedVector> headers() {
        Map withKid = header(PASS);
        withKid.put(Cbor.integer(CoseLabels.KID), Cbor.bytes(HOLDER.kid().value()));
        Map asBytes = header();
        asBytes.put(Cbor.integer(CoseLabels.KCWT), Cbor.bytes(PASS));
        DataItem bare = item(PASS);
        bare.removeTag();
        Map untagged = header();
        untagged.put(Cbor.integer(CoseLabels.KCWT), bare);
        Map eddsa = header(PASS);
        eddsa.put(Cbor.integer(CoseLabels.ALGORITHM), Cbor.integer(-8));
        Map outside = new Map();
        outside.put(Cbor.integer(CoseLabels.KCWT), item(PASS));
        return List.of(
                bad("static", "A pass by itself.", ElderlyCard.text(PASS), FormatCode.PASS_HEADER),
                bad("live-in-live", "A live pass inside a live pass.", live(live()), FormatCode.PASS_HEADER),
                header("kid-beside-kcwt", "A key id beside the pass.", withKid, FormatCode.COSE_HEADER),
                header("kcwt-bytes", "The pass as a byte string.", asBytes, FormatCode.COSE_TAG),
                header("kcwt-untagged", "The pass without its tag.", untagged, FormatCode.COSE_TAG),
                header(
                        "other-algorithm",
                        "A header that names Ed25519 for a key on P-256.",
                        eddsa,
                        FormatCode.COSE_ALGORITHM),
                bad(
                        "kcwt-unprotected",
                        "The pass where nobody signed it.",
                        ElderlyCard.text(Envelope.of(HOLDER, Cbor.encode(header()), SHOWING)
                                .withUnprotected(outside)
                                .message()),
                        FormatCode.COSE_HEADER));
    }

    private static List<PublishedVector> signatures() {
        Bytes paper = Envelope.sign(FixedKey.ISSUER, ElderlyCard.payload(), Optional.empty());
        Bytes forged = Envelope.sign(
                FixedKey.STRANGER.claiming(FixedKey.ISSUER.kid()), confirmed(HOLDER.key()), Optional.empty());
        Envelope good = Envelope.of(HOLDER, Cbor.encode(header(PASS)), SHOWING);
        return List.of(
                bad("no-holder", "A pass that names no holder.", live(paper), FormatCode.LIVE_NO_HOLDER),
                bad(
                        "other-holder",
                        "Signed by somebody else than the pass names.",
                        ElderlyCard.text(sign(PASS, FixedKey.STRANGER)),
                        FormatCode.COSE_SIGNATURE),
                bad(
                        "by-issuer",
                        "Signed by the issuer instead of the holder.",
                        ElderlyCard.text(sign(PASS, FixedKey.ISSUER)),
                        FormatCode.COSE_SIGNATURE),
                bad(
                        "pass-forged",
                        "Around a pass that the issuer did not sign.",
                        ElderlyCard.text(sign(forged, HOLDER)),
                        FormatCode.COSE_SIGNATURE),
                bad(
                        "time-changed",
                        "Another time under the same signature.",
                        ElderlyCard.text(good.withPayload(Bytes.ofHex("a10600")).message()),
                        FormatCode.COSE_SIGNATURE),
                bad(
                        "high-s",
                        "The larger of the two s.",
                        ElderlyCard.text(good.withHighS(HOLDER).message()),
                        FormatCode.COSE_SIGNATURE_FORM),
                bad(
                        "signature-zero",
                        "A signature of zeros.",
                        ElderlyCard.text(
                                good.withSignature(Bytes.of(new byte[64])).message()),
                        FormatCode.COSE_SIGNATURE_FORM));
    }

    private static List<PublishedVector> confirmations() {
        Map longY = key();
        longY.put(Cbor.integer(Y), Cbor.bytes(HOLDER.key().spki().slice(59, 91)));
        Map noY = key();
        noY.remove(Cbor.integer(Y));
        Map secret = key();
        secret.put(Cbor.integer(-4), Cbor.bytes(Bytes.of(new byte[32])));
        Map curve = key();
        curve.put(Cbor.integer(-1), Cbor.integer(2));
        Map beside = key();
        beside.put(Cbor.integer(-2), Cbor.bytes(Bytes.ofHex("00".repeat(31) + "01")));
        beside.put(Cbor.integer(Y), new SimpleValue(SimpleValueType.FALSE));
        Map kid = new Map();
        kid.put(Cbor.integer(3), Cbor.bytes(HOLDER.kid().value()));
        return List.of(
                confirmation("cnf-long-y", "A key with the whole y.", named(longY), FormatCode.KEY_FORM),
                confirmation("cnf-no-y", "A key on P-256 without y.", named(noY), FormatCode.KEY_FORM),
                confirmation("cnf-private", "A private key.", named(secret), FormatCode.KEY_FORM),
                confirmation("cnf-other-curve", "A key on P-384.", named(curve), FormatCode.KEY_FORM),
                confirmation("cnf-no-point", "An x that no point has.", named(beside), FormatCode.KEY_NOT_ON_CURVE),
                confirmation("cnf-kid", "A key id instead of a key.", kid, FormatCode.PASS_CLAIMS));
    }

    private static PublishedVector good(String name, String about, LiveShowing showing, Bytes pass, Signer holder) {
        try {
            String text = LivePass.present(pass, showing, holder).text();
            return PublishedVector.good(FORM, name, about, CLAUSE, input(text), LivePassForm.content(pass, showing));
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublishedVector bad(String name, String about, String text, FormatCode code) {
        return PublishedVector.bad(FORM, name, about, CLAUSE, input(text), code);
    }

    private static PublishedVector payload(String name, String about, String payload, FormatCode code) {
        Bytes message = Envelope.of(HOLDER, Cbor.encode(header(PASS)), Bytes.ofHex(payload))
                .message();
        return bad(name, about, ElderlyCard.text(message), code);
    }

    private static PublishedVector header(String name, String about, Map header, FormatCode code) {
        return bad(
                name,
                about,
                ElderlyCard.text(
                        Envelope.of(HOLDER, Cbor.encode(header), SHOWING).message()),
                code);
    }

    private static PublishedVector confirmation(String name, String about, DataItem cnf, FormatCode code) {
        Bytes pass = Envelope.sign(FixedKey.ISSUER, ElderlyCard.withClaim(CONFIRMATION, cnf), Optional.empty());
        return bad(name, about, ElderlyCard.text(sign(pass, HOLDER)), code);
    }

    private static JsonObject input(String text) {
        return new JsonObject().add("text", text).add("key", FixedKey.ISSUER.spki());
    }

    private static LiveShowing showing(long time) {
        return LiveShowing.at(Instant.ofEpochSecond(time));
    }

    private static Bytes pass(VerificationKey holder) {
        return Envelope.sign(FixedKey.ISSUER, confirmed(holder), Optional.empty());
    }

    private static Bytes confirmed(VerificationKey holder) {
        return ElderlyCard.withClaim(CONFIRMATION, named(key(holder)));
    }

    private static Map named(DataItem key) {
        Map confirmation = new Map();
        confirmation.put(Cbor.integer(1), key);
        return confirmation;
    }

    private static Map key() {
        return (Map) key(HOLDER.key());
    }

    private static DataItem key(VerificationKey key) {
        try {
            return CoseKey.encode(key);
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bytes live() {
        return sign(PASS, HOLDER);
    }

    private static String live(Bytes inside) {
        return ElderlyCard.text(sign(inside, HOLDER));
    }

    private static Bytes sign(Bytes inside, Signer holder) {
        try {
            return CoseSign1.signAsHolder(SHOWING, inside, holder).message();
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map header() {
        Map header = new Map();
        header.put(Cbor.integer(CoseLabels.ALGORITHM), Cbor.integer(-7));
        return header;
    }

    private static Map header(Bytes inside) {
        Map header = header();
        header.put(Cbor.integer(CoseLabels.KCWT), item(inside));
        return header;
    }

    private static DataItem item(Bytes encoded) {
        return Envelope.item(encoded);
    }
}
