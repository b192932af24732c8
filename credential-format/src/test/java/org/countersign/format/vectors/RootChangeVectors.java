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
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.trust.RootChange;
import org.countersign.format.trust.TrustLabels;
import org.countersign.format.trust.UnverifiedRootChange;

/** Form {@code root-change}: the outgoing root names the next one. */
final class RootChangeVectors implements VectorSource {
    static final String FORM = "root-change";
    private static final String CLAUSE = "wire-format, root change";
    private static final int ISSUED_AT = 6;
    private static final int NEXT_ROOT = -65_540;
    private static final FixedKey NEXT = FixedKey.of("root, next");

    static final class Form implements VectorForm {
        @Override
        public JsonObject accept(JsonObject input) throws FormatException {
            Bytes statement = Bytes.ofHex(PublishedVector.text(input, "statement"));
            VerificationKey root = VerificationKey.ofSpki(Bytes.ofHex(PublishedVector.text(input, "root")));
            RootChange change = UnverifiedRootChange.parse(statement).verify(root, new JcaSignatureCheck());
            assertThat(change.sign(FixedKey.ROOT)).isEqualTo(statement);
            return new JsonObject()
                    .add("iat", change.issuedAt().getEpochSecond())
                    .add("next", change.next().spki().hex());
        }
    }

    @Override
    public List<PublishedVector> vectors() {
        Bytes payload = Cbor.encode(claims());
        return List.of(
                PublishedVector.good(
                        FORM,
                        "next-root",
                        "Another key takes over.",
                        CLAUSE,
                        input(signed(payload)),
                        new JsonObject().add("iat", TrustParts.ISSUED_AT).add("next", NEXT.spki())),
                claim("no-issued-at", "No iat.", ISSUED_AT, Optional.empty(), FormatCode.ROOT_CLAIMS),
                claim("no-next", "No next root.", NEXT_ROOT, Optional.empty(), FormatCode.ROOT_CLAIMS),
                claim(
                        "issued-before-1970",
                        "A negative iat.",
                        ISSUED_AT,
                        Optional.of(Cbor.integer(-1)),
                        FormatCode.ROOT_CLAIMS),
                claim("claim-unknown", "A claim more.", 4, Optional.of(Cbor.integer(1)), FormatCode.ROOT_CLAIMS),
                key("key-algorithm", "Ed25519 for a key on P-256.", "alg", Cbor.integer(-8), FormatCode.ROOT_CLAIMS),
                key("key-unknown-member", "A member more.", "use", Cbor.text("sig"), FormatCode.ROOT_CLAIMS),
                key("key-empty", "No key.", "spki", Cbor.bytes(Bytes.EMPTY), FormatCode.KEY_FORM),
                bad(
                        "payload-trailing",
                        "A byte behind the claims.",
                        signed(Envelope.joined(payload, Bytes.ofHex("00"))),
                        FormatCode.CBOR_TRAILING),
                bad("too-long", "More than 512 bytes.", Bytes.of(new byte[513]), FormatCode.ROOT_CLAIMS),
                bad(
                        "type-of-trust-bundle",
                        "The type of a trust bundle.",
                        Envelope.sign(FixedKey.ROOT, payload, Optional.of(TrustLabels.TYPE)),
                        FormatCode.COSE_HEADER),
                bad(
                        "signed-by-next",
                        "Signed by the key that takes over, under the root's id.",
                        Envelope.sign(
                                NEXT.claiming(FixedKey.ROOT.kid()), payload, Optional.of(TrustLabels.ROOT_CHANGE_TYPE)),
                        FormatCode.COSE_SIGNATURE));
    }

    private static Map claims() {
        Map claims = new Map();
        claims.put(Cbor.integer(ISSUED_AT), Cbor.integer(TrustParts.ISSUED_AT));
        claims.put(Cbor.integer(NEXT_ROOT), next());
        return claims;
    }

    private static Map next() {
        Map next = new Map();
        TrustParts.put(next, "alg", Cbor.integer(-7));
        TrustParts.put(next, "spki", Cbor.bytes(NEXT.key().spki()));
        return next;
    }

    private static PublishedVector claim(
            String name, String about, int label, Optional<DataItem> value, FormatCode code) {
        Map claims = claims();
        value.ifPresentOrElse(item -> claims.put(Cbor.integer(label), item), () -> claims.remove(Cbor.integer(label)));
        return bad(name, about, signed(Cbor.encode(claims)), code);
    }

    private static PublishedVector key(String name, String about, String member, DataItem value, FormatCode code) {
        return claim(name, about, NEXT_ROOT, Optional.of(TrustParts.with(next(), member, value)), code);
    }

    private static PublishedVector bad(String name, String about, Bytes statement, FormatCode code) {
        return PublishedVector.bad(FORM, name, about, CLAUSE, input(statement), code);
    }

    private static Bytes signed(Bytes payload) {
        return Envelope.sign(FixedKey.ROOT, payload, Optional.of(TrustLabels.ROOT_CHANGE_TYPE));
    }

    private static JsonObject input(Bytes statement) {
        return new JsonObject().add("statement", statement.hex()).add("root", FixedKey.ROOT.spki());
    }
}
