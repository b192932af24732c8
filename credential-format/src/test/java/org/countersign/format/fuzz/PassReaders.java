package org.countersign.format.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import co.nstant.in.cbor.model.Array;
import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.Names;
import org.countersign.format.base45.Base45;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cose.CoseRules;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.Signer;
import org.countersign.format.pass.CodeEntry;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.PassField;
import org.countersign.format.pass.ProfileField;
import org.countersign.format.pass.ShownPass;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.format.pass.VerifiedPass;
import org.countersign.format.trust.RootChange;
import org.countersign.format.trust.RootChanges;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.UnverifiedRootChange;
import org.countersign.format.trust.UnverifiedTrustBundle;

/** Passes and trust bundles whose signatures are believed, read to the last field and written again. */
final class PassReaders {
    private static final int CONTENT = -65_537;
    /** Where the fields begin. */
    private static final int FIELDS = 4;

    private static final Names LABEL = new Names("栏", "Field");
    private static final CounterProfile PROFILE = new CounterProfile(List.of(
            new ProfileField("text", LABEL, FieldCodec.text()),
            new ProfileField(
                    "code", LABEL, FieldCodec.code(List.of(new CodeEntry("1", LABEL), new CodeEntry("2", LABEL)))),
            new ProfileField("date", LABEL, FieldCodec.date()),
            new ProfileField("digits", LABEL, FieldCodec.digits()),
            new ProfileField("serial", LABEL, FieldCodec.serial())));

    /** Signs nothing: any signature of the right form will do. */
    static final Signer SIGNER = new Signer() {
        @Override
        public Kid kid() {
            return Kid.ofHex("0000000000000000");
        }

        @Override
        public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.ES256;
        }

        @Override
        public RawSignature sign(Bytes message) {
            return new RawSignature(Bytes.ofHex("01".repeat(RawSignature.LENGTH)));
        }
    };

    private PassReaders() {}

    static void text(byte[] input) throws FormatException {
        String text = new String(input, StandardCharsets.UTF_8);
        ShownPass shown = ShownPass.parse(text);
        Bytes message = Base45.decode(text.substring(4));
        assertThat("CS1:" + Base45.encode(message)).isEqualTo(text);
        if (shown.live().isPresent()) {
            VerifiedPass pass = shown.pass().verify(FuzzEntries.KEY, FuzzEntries.BELIEVE);
            shown.live().get().verify(pass, FuzzEntries.BELIEVE);
        } else {
            pass(message);
        }
    }

    static void pass(Bytes message) throws FormatException {
        VerifiedPass pass = UnverifiedPass.ofMessage(message).verify(FuzzEntries.KEY, FuzzEntries.BELIEVE);
        HashMap<String, String> fields = new HashMap<>();
        for (PassField field : pass.fields(PROFILE)) {
            fields.put(field.name(), field.value());
        }
        int count = fieldCount(payload(message));
        if (count > 0 && pass.holder().isEmpty()) {
            CounterProfile written = new CounterProfile(PROFILE.fields().subList(0, count));
            CounterPass again = new CounterPass(pass.type(), pass.status(), pass.validFrom(), pass.expiresAt(), fields);
            assertThat(payload(again.sign(written, SIGNER).message()).hex())
                    .isEqualTo(payload(message).hex());
        }
    }

    static void trust(byte[] input) throws FormatException {
        TrustBundle bundle = UnverifiedTrustBundle.parse(Bytes.of(input))
                .verify(FuzzEntries.KEY, FuzzEntries.BELIEVE)
                .content();
        assertThat(payload(bundle.sign(SIGNER)).hex())
                .isEqualTo(payload(Bytes.of(input)).hex());
    }

    /** A live showing as it is scanned: the text around this message. */
    static void live(byte[] input) throws FormatException {
        text(("CS1:" + Base45.encode(Bytes.of(input))).getBytes(StandardCharsets.US_ASCII));
    }

    static void rootChange(byte[] input) throws FormatException {
        RootChange change = UnverifiedRootChange.parse(Bytes.of(input)).verify(FuzzEntries.KEY, FuzzEntries.BELIEVE);
        assertThat(payload(change.sign(SIGNER)).hex())
                .isEqualTo(payload(Bytes.of(input)).hex());
    }

    static void rootChanges(byte[] input) throws FormatException {
        assertThat(RootChanges.read(Bytes.of(input)).write()).isEqualTo(Bytes.of(input));
    }

    private static Bytes payload(Bytes message) throws FormatException {
        return CoseSign1.parse(message, CoseRules.COUNTERSIGN).verify(FuzzEntries.KEY, FuzzEntries.BELIEVE);
    }

    private static int fieldCount(Bytes payload) throws FormatException {
        Map claims = (Map) Cbor.decode(payload, CborRules.DETERMINISTIC);
        DataItem content = Objects.requireNonNull(claims.get(Cbor.integer(CONTENT)));
        return ((Array) content).getDataItems().size() - FIELDS;
    }
}
