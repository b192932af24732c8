package org.countersign.format.vectors;

import co.nstant.in.cbor.model.Array;
import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import com.eclipsesource.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Names;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.pass.CodeEntry;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;
import org.countersign.format.pass.SignedPass;

/** The pass that most vectors begin with: a card for elderly residents (老年人优待证) of somebody who does not exist. */
final class ElderlyCard {
    static final CounterProfile PROFILE = new CounterProfile(List.of(
            new ProfileField("name", new Names("姓名", "Name"), FieldCodec.text()),
            new ProfileField(
                    "sex",
                    new Names("性别", "Sex"),
                    FieldCodec.code(List.of(
                            new CodeEntry("1", new Names("男", "male")), new CodeEntry("2", new Names("女", "female"))))),
            new ProfileField("birthDate", new Names("出生日期", "Date of birth"), FieldCodec.date()),
            new ProfileField("certificateNumber", new Names("证书编号", "Certificate number"), FieldCodec.digits())));

    /** Until the end of 2036-04-30 at +08:00. */
    static final long EXPIRES_AT = 2_093_184_000L;
    /** 2026-05-01. */
    static final long FIRST_DAY = 20_574;

    static final int TYPE = 0;
    static final int LIST = 1;
    static final int INDEX = 2;
    static final int DAY = 3;
    /** Where the fields begin. */
    private static final int FIELDS = 4;

    private ElderlyCard() {}

    /** What an issuer is asked to write. */
    static JsonObject content() {
        return new JsonObject()
                .add("type", 1)
                .add("list", 3)
                .add("index", 42)
                .add("firstDay", "2026-05-01")
                .add("expiresAt", EXPIRES_AT)
                .add(
                        "fields",
                        new JsonObject()
                                .add("name", "欧阳建")
                                .add("sex", "1")
                                .add("birthDate", "1951-03-09")
                                .add("certificateNumber", "001100002026000042"));
    }

    static Bytes payload() {
        return payload(content());
    }

    static Bytes payload(JsonObject content) {
        try {
            return CounterPassForm.payload(
                    CounterPassForm.pass(content).sign(PROFILE, FixedKey.ISSUER).message());
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The payload with one part of the content replaced. */
    static Bytes withPart(int part, DataItem value) {
        Map claims = Envelope.map(payload());
        List<DataItem> parts = parts(claims);
        parts.set(part, value);
        claims.put(Cbor.integer(CounterPassForm.CONTENT), Cbor.array(parts));
        return Cbor.encode(claims);
    }

    /** The payload with one field replaced. */
    static Bytes withField(int field, DataItem value) {
        List<DataItem> fields = fields();
        fields.set(field, value);
        return withFields(fields);
    }

    /** The payload with other fields. */
    static Bytes withFields(List<DataItem> fields) {
        List<DataItem> parts = new ArrayList<>(parts(Envelope.map(payload())).subList(0, FIELDS));
        parts.addAll(fields);
        return withClaim(CounterPassForm.CONTENT, Cbor.array(parts));
    }

    static List<DataItem> fields() {
        List<DataItem> parts = parts(Envelope.map(payload()));
        return new ArrayList<>(parts.subList(FIELDS, parts.size()));
    }

    static List<DataItem> parts(Map claims) {
        Array content = (Array) Objects.requireNonNull(claims.get(Cbor.integer(CounterPassForm.CONTENT)));
        return new ArrayList<>(content.getDataItems());
    }

    static Bytes withClaim(int label, DataItem value) {
        Map claims = Envelope.map(payload());
        claims.put(Cbor.integer(label), value);
        return Cbor.encode(claims);
    }

    /** Text as byte string, whether or not that is the shorter encoding. */
    static DataItem utf16(String text) {
        return Cbor.bytes(Bytes.of(text.getBytes(StandardCharsets.UTF_16BE)));
    }

    static String signed(Bytes payload) {
        return text(Envelope.sign(FixedKey.ISSUER, payload, Optional.empty()));
    }

    static String text(Bytes message) {
        return new SignedPass(message).text();
    }
}
