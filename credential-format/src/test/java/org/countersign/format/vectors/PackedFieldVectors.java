package org.countersign.format.vectors;

import co.nstant.in.cbor.model.DataItem;
import com.eclipsesource.json.JsonObject;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Names;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;

/** Form {@code counter-pass}: text in the shorter of its two encodings, and packed serial numbers. */
final class PackedFieldVectors implements VectorSource {
    private static final CounterProfile PROFILE = new CounterProfile(List.of(
            new ProfileField("name", new Names("姓名", "Name"), FieldCodec.text()),
            new ProfileField("number", new Names("证书编号", "Certificate number"), FieldCodec.serial())));

    private static final String NUMBER = "J999999-2024-000001";
    private static final BigInteger BASE = BigInteger.valueOf(37);

    @Override
    public List<PublishedVector> vectors() {
        return Stream.of(good(), texts(), serials()).flatMap(List::stream).toList();
    }

    private static List<PublishedVector> good() {
        return List.of(
                good("serial", "A serial number of 19 characters in 13 bytes.", "欧阳建", NUMBER),
                good("serial-leading-zeros", "Leading zeros count.", "欧阳建", "000A"),
                good("serial-longest", "Forty characters.", "欧阳建", "-".repeat(40)),
                good("text-latin", "Text of Latin letters is UTF-8.", "Ouyang Jian", NUMBER),
                good("text-equally-long", "Text that is equally long in both encodings is UTF-8.", "A欧", NUMBER),
                good("text-mixed", "Text that is shorter in UTF-16 by one byte.", "A欧阳", NUMBER),
                good("text-beyond-basic-plane", "A character of four bytes in both encodings.", "\uD840\uDC3B", NUMBER),
                good("text-surrogates", "A surrogate pair among others.", "\uD842\uDFB7田", NUMBER));
    }

    private static List<PublishedVector> texts() {
        return List.of(
                text("text-utf8-longer", "Text in UTF-8 that is shorter in UTF-16.", Cbor.text("欧阳建")),
                text("text-utf16-longer", "Text in UTF-16 that is shorter in UTF-8.", ElderlyCard.utf16("Jian")),
                text("text-utf16-equal", "Text in UTF-16 that is as long in UTF-8.", ElderlyCard.utf16("A欧")),
                text("text-utf16-mark", "A byte order mark before the text.", bytes("feff6b2796335efa")),
                text("text-utf16-odd", "Half a unit at the end.", bytes("6b2796335e")),
                text("text-utf16-lone-surrogate", "Half a surrogate pair.", bytes("6b27d8425efa")),
                text("text-utf16-empty", "No bytes.", Cbor.bytes(Bytes.EMPTY)),
                text("text-utf16-tagged", "A tag around the bytes.", Cbor.tagged(24, ElderlyCard.utf16("欧阳建"))));
    }

    private static List<PublishedVector> serials() {
        return List.of(
                serial("serial-empty", "No bytes.", Cbor.bytes(Bytes.EMPTY)),
                serial("serial-none", "The leading 1 and no character.", bytes("01")),
                serial("serial-no-mark", "2·37, which does not begin with 1.", bytes("4a")),
                serial("serial-leading-zero", "A zero byte before the number.", bytes("0025")),
                serial(
                        "serial-41",
                        "41 characters.",
                        Cbor.bytes(Bytes.of(BASE.pow(41).toByteArray()))),
                serial("serial-text", "Text where a packed number belongs.", Cbor.text("A1")),
                refusedToWrite("write-serial", "A small letter in a serial number.", "a1"));
    }

    private static PublishedVector good(String name, String about, String text, String number) {
        JsonObject content = content(text, number);
        JsonObject accepted =
                new JsonObject().add("kid", FixedKey.ISSUER.kid().hex()).merge(content);
        return PublishedVector.good(
                CounterPassVectors.FORM, name, about, CounterPassVectors.CONTENT, input(payload(content)), accepted);
    }

    private static PublishedVector text(String name, String about, DataItem value) {
        return bad(name, about, List.of(value), FormatCode.FIELD_TEXT);
    }

    private static PublishedVector serial(String name, String about, DataItem value) {
        return bad(name, about, List.of(ElderlyCard.utf16("欧阳建"), value), FormatCode.FIELD_SERIAL);
    }

    private static PublishedVector bad(String name, String about, List<DataItem> fields, FormatCode code) {
        return PublishedVector.bad(
                CounterPassVectors.FORM,
                "field-" + name,
                about,
                CounterPassVectors.CONTENT,
                input(ElderlyCard.withFields(fields)),
                code);
    }

    private static PublishedVector refusedToWrite(String name, String about, String number) {
        JsonObject write =
                new JsonObject().add("write", content("欧阳建", number)).add("profile", ProfileJson.write(PROFILE));
        return PublishedVector.bad(
                CounterPassVectors.FORM, name, about, CounterPassVectors.CONTENT, write, FormatCode.FIELD_SERIAL);
    }

    private static JsonObject content(String text, String number) {
        return ElderlyCard.content()
                .set("fields", new JsonObject().add("name", text).add("number", number));
    }

    private static Bytes payload(JsonObject content) {
        try {
            return CounterPassForm.payload(
                    CounterPassForm.pass(content).sign(PROFILE, FixedKey.ISSUER).message());
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject input(Bytes payload) {
        return new JsonObject()
                .add("text", ElderlyCard.signed(payload))
                .add("key", FixedKey.ISSUER.spki())
                .add("profile", ProfileJson.write(PROFILE));
    }

    private static DataItem bytes(String hex) {
        return Cbor.bytes(Bytes.ofHex(hex));
    }
}
