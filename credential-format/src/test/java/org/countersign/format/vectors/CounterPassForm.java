package org.countersign.format.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import co.nstant.in.cbor.model.Array;
import co.nstant.in.cbor.model.Map;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.TypeNumber;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cose.CoseRules;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.PassField;
import org.countersign.format.pass.SignedPass;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.format.pass.VerifiedPass;
import org.countersign.format.status.StatusReference;

/** Reads a pass, or writes one, as a vector of the form {@code counter-pass} says. */
final class CounterPassForm implements VectorForm {
    static final int CONTENT = -65_537;
    /** Where the fields begin. */
    private static final int FIELDS = 4;

    @Override
    public JsonObject accept(JsonObject input) throws FormatException {
        CounterProfile profile = ProfileJson.read(PublishedVector.member(input, "profile"));
        JsonValue write = input.get("write");
        if (write != null) {
            SignedPass pass = pass(write.asObject()).sign(profile, FixedKey.ISSUER);
            return new JsonObject().add("payload", payload(pass.message()).hex());
        }
        VerificationKey key = VerificationKey.ofSpki(Bytes.ofHex(PublishedVector.text(input, "key")));
        String text = PublishedVector.text(input, "text");
        VerifiedPass pass = UnverifiedPass.parse(text).verify(key, new JcaSignatureCheck());
        JsonObject content = content(pass, profile);
        assertThat(new SignedPass(pass.message()).text()).isEqualTo(text);
        assertThat(pass(content).sign(shortened(profile, pass), FixedKey.ISSUER).message())
                .satisfies(again -> assertThat(payload(again)).isEqualTo(payload(pass.message())));
        return new JsonObject().add("kid", pass.kid().hex()).merge(content);
    }

    private static JsonObject content(VerifiedPass pass, CounterProfile profile) throws FormatException {
        JsonObject json = new JsonObject()
                .add("type", pass.type().value())
                .add("list", pass.status().list().value())
                .add("index", pass.status().index().value())
                .add("firstDay", pass.validFrom().toString());
        pass.expiresAt().ifPresent(end -> json.add("expiresAt", end.getEpochSecond()));
        JsonObject fields = new JsonObject();
        for (PassField field : pass.fields(profile)) {
            fields.add(field.name(), field.value());
        }
        return json.add("fields", fields);
    }

    static CounterPass pass(JsonObject json) {
        java.util.Map<String, String> fields = new HashMap<>();
        for (JsonObject.Member field : PublishedVector.member(json, "fields").asObject()) {
            fields.put(field.getName(), field.getValue().asString());
        }
        return new CounterPass(
                new TypeNumber(json.getInt("type", 0)),
                StatusReference.of(json.getInt("list", 0), json.getInt("index", 0)),
                LocalDate.parse(PublishedVector.text(json, "firstDay")),
                Optional.ofNullable(json.get("expiresAt")).map(end -> Instant.ofEpochSecond(end.asLong())),
                fields);
    }

    /** A pass may be older than the end of its profile; it was written with the profile of its day. */
    private static CounterProfile shortened(CounterProfile profile, VerifiedPass pass) {
        Map claims = Envelope.map(payload(pass.message()));
        Array content = (Array) Objects.requireNonNull(claims.get(Cbor.integer(CONTENT)));
        int fields = content.getDataItems().size() - FIELDS;
        // A profile has one field at least; a pass may have none, and then an absent one is written for it.
        return new CounterProfile(profile.fields().subList(0, Math.max(1, fields)));
    }

    static Bytes payload(Bytes message) {
        try {
            return CoseSign1.parse(message, CoseRules.COUNTERSIGN)
                    .verify(FixedKey.ISSUER.key(), (key, signed, signature) -> true);
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
