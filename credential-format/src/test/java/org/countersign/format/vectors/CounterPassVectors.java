package org.countersign.format.vectors;

import co.nstant.in.cbor.model.DataItem;
import com.eclipsesource.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.cbor.Cbor;

/** Form {@code counter-pass}: good passes, and what an issuer refuses to write. */
final class CounterPassVectors implements VectorSource {
    static final String FORM = "counter-pass";
    static final String CONTENT = "wire-format §2";
    private static final FixedKey KEY = FixedKey.ISSUER;
    private static final Bytes PAYLOAD = ElderlyCard.payload();

    private static final int SEX = 1;

    @Override
    public List<PublishedVector> vectors() {
        List<PublishedVector> all = new ArrayList<>();
        all.addAll(good());
        all.addAll(writing());
        return all;
    }

    private static List<PublishedVector> good() {
        JsonObject open = ElderlyCard.content();
        open.remove("expiresAt");
        JsonObject largest =
                ElderlyCard.content().set("type", 65_535).set("list", 65_535).set("index", 16_777_215);
        JsonObject early = ElderlyCard.content().set("firstDay", "1949-10-01");
        List<DataItem> older = ElderlyCard.fields().subList(0, 2);
        return List.of(
                good("elderly-card", "A card for elderly residents.", ElderlyCard.content(), PAYLOAD),
                good("no-end", "A pass that does not end.", open, ElderlyCard.payload(open)),
                good("largest-numbers", "The largest type, list and index.", largest, ElderlyCard.payload(largest)),
                good(
                        "begins-before-1970",
                        "A first day before 1970 is a negative number.",
                        early,
                        ElderlyCard.payload(early)),
                good(
                        "fields-missing-at-end",
                        "Written when the profile had two fields.",
                        withFields(new JsonObject().add("name", "欧阳建").add("sex", "1")),
                        ElderlyCard.withFields(older)),
                good(
                        "field-absent",
                        "An absent field between others.",
                        withFields(new JsonObject()
                                .add("name", "欧阳建")
                                .add("birthDate", "1951-03-09")
                                .add("certificateNumber", "001100002026000042")),
                        ElderlyCard.withField(SEX, Cbor.absent())),
                good(
                        "digits-longest",
                        "Forty digits.",
                        withField("certificateNumber", "0".repeat(40)),
                        ElderlyCard.payload(withField("certificateNumber", "0".repeat(40)))),
                good(
                        "text-longest",
                        "A hundred characters, each beyond the basic plane.",
                        withField("name", "\uD840\uDC3B".repeat(100)),
                        ElderlyCard.payload(withField("name", "\uD840\uDC3B".repeat(100)))),
                good(
                        "date-first",
                        "The first day that a field can have.",
                        withField("birthDate", "1900-01-01"),
                        ElderlyCard.payload(withField("birthDate", "1900-01-01"))),
                good(
                        "date-last",
                        "The last day that a field can have.",
                        withField("birthDate", "9999-12-31"),
                        ElderlyCard.payload(withField("birthDate", "9999-12-31"))));
    }

    private static List<PublishedVector> writing() {
        JsonObject unknown = withField("nickname", "Jian");
        return List.of(
                PublishedVector.good(
                        FORM,
                        "write",
                        "What an issuer signs for this content.",
                        CONTENT,
                        write(ElderlyCard.content()),
                        new JsonObject().add("payload", PAYLOAD.hex())),
                refusedToWrite(
                        "write-unknown-field", "A field that the profile lacks.", unknown, FormatCode.FIELD_UNKNOWN),
                refusedToWrite(
                        "write-digits",
                        "A letter among digits.",
                        withField("certificateNumber", "12A"),
                        FormatCode.FIELD_DIGITS),
                refusedToWrite(
                        "write-date",
                        "A day that no month has.",
                        withField("birthDate", "1951-02-29"),
                        FormatCode.FIELD_DATE),
                refusedToWrite(
                        "write-code", "A code that the table lacks.", withField("sex", "3"), FormatCode.FIELD_CODE),
                refusedToWrite(
                        "write-text",
                        "A mark that turns the direction.",
                        withField("name", "欧阳\u202e建"),
                        FormatCode.FIELD_TEXT),
                refusedToWrite(
                        "write-ends-before-it-begins",
                        "An end before the first day.",
                        ElderlyCard.content().set("expiresAt", 0),
                        FormatCode.PASS_CLAIMS));
    }

    private static PublishedVector good(String name, String about, JsonObject content, Bytes payload) {
        JsonObject accepted = new JsonObject().add("kid", KEY.kid().hex()).merge(content);
        return PublishedVector.good(FORM, name, about, CONTENT, input(ElderlyCard.signed(payload)), accepted);
    }

    static PublishedVector bad(String name, String about, String clause, String text, FormatCode code) {
        return PublishedVector.bad(FORM, name, about, clause, input(text), code);
    }

    static PublishedVector payload(String name, String about, String clause, Bytes payload, FormatCode code) {
        return bad(name, about, clause, ElderlyCard.signed(payload), code);
    }

    private static PublishedVector refusedToWrite(String name, String about, JsonObject content, FormatCode code) {
        return PublishedVector.bad(FORM, name, about, CONTENT, write(content), code);
    }

    private static JsonObject input(String text) {
        return new JsonObject()
                .add("text", text)
                .add("key", KEY.spki())
                .add("profile", ProfileJson.write(ElderlyCard.PROFILE));
    }

    private static JsonObject write(JsonObject content) {
        return new JsonObject().add("write", content).add("profile", ProfileJson.write(ElderlyCard.PROFILE));
    }

    private static JsonObject withField(String name, String value) {
        JsonObject content = ElderlyCard.content();
        PublishedVector.member(content, "fields").asObject().set(name, value);
        return content;
    }

    private static JsonObject withFields(JsonObject fields) {
        return ElderlyCard.content().set("fields", fields);
    }
}
