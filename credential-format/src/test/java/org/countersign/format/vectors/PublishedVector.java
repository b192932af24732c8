package org.countersign.format.vectors;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.WriterConfig;
import java.util.Objects;
import org.countersign.format.FormatCode;

/** One file of the folder vectors/: what goes in, and what has to come out. Its README has the shape. */
public record PublishedVector(
        String form, String name, String about, String clause, JsonObject input, JsonObject expect) {
    static final String GOOD = "good-";
    static final String BAD = "bad-";
    static final String ACCEPTED = "accepted";
    static final String REFUSED = "refused";

    public static PublishedVector good(
            String form, String name, String about, String clause, JsonObject input, JsonObject accepted) {
        return new PublishedVector(form, GOOD + name, about, clause, input, new JsonObject().add(ACCEPTED, accepted));
    }

    public static PublishedVector bad(
            String form, String name, String about, String clause, JsonObject input, FormatCode refused) {
        return new PublishedVector(
                form, BAD + name, about, clause, input, new JsonObject().add(REFUSED, refused.name()));
    }

    static PublishedVector parse(String name, String text) {
        JsonObject json = Json.parse(text).asObject();
        return new PublishedVector(
                text(json, "form"),
                name,
                text(json, "about"),
                text(json, "clause"),
                member(json, "input").asObject(),
                member(json, "expect").asObject());
    }

    /** Equal vectors give equal bytes: members stand in the order in which they were added. */
    String write() {
        return new JsonObject()
                        .add("about", about)
                        .add("clause", clause)
                        .add("form", form)
                        .add("input", input)
                        .add("expect", expect)
                        .toString(WriterConfig.PRETTY_PRINT)
                + "\n";
    }

    boolean isGood() {
        return name.startsWith(GOOD);
    }

    String refusal() {
        return text(expect, REFUSED);
    }

    JsonValue accepted() {
        return member(expect, ACCEPTED);
    }

    static String text(JsonObject json, String name) {
        return member(json, name).asString();
    }

    static JsonValue member(JsonObject json, String name) {
        return Objects.requireNonNull(json.get(name), () -> "a vector has a member " + name);
    }
}
