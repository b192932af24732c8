package org.countersign.format.sdjwt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;

/** Where a claim stands in a processed payload, from its root: OpenID4VP 1.0 section 7 without wildcards. */
public record ClaimPath(List<Element> elements) {
    /** One step down. */
    public sealed interface Element {}

    public record Member(String name) implements Element {}

    public record Index(int value) implements Element {}

    public static final ClaimPath ROOT = new ClaimPath(List.of());

    public ClaimPath {
        elements = List.copyOf(elements);
    }

    /** Members inside members. */
    public static ClaimPath of(String... names) {
        ClaimPath path = ROOT;
        for (String name : names) {
            path = path.member(name);
        }
        return path;
    }

    public ClaimPath member(String name) {
        return with(new Member(name));
    }

    public ClaimPath index(int value) {
        return with(new Index(value));
    }

    /** True of a path and of every path below it. */
    public boolean isWithin(ClaimPath outer) {
        int size = outer.elements.size();
        return elements.size() >= size && elements.subList(0, size).equals(outer.elements);
    }

    /** The claim that stands here; empty where nothing does. */
    public Optional<JsonValue> in(JsonObject payload) {
        Optional<JsonValue> found = Optional.of(payload);
        for (Element element : elements) {
            found = found.flatMap(value -> step(value, element));
        }
        return found;
    }

    private static Optional<JsonValue> step(JsonValue value, Element element) {
        return switch (element) {
            case Member(String name) ->
                value instanceof JsonObject object
                        ? Optional.ofNullable(object.members().get(name))
                        : Optional.empty();
            case Index(int index) ->
                value instanceof JsonArray array
                                && index >= 0
                                && index < array.values().size()
                        ? Optional.of(array.values().get(index))
                        : Optional.empty();
        };
    }

    private ClaimPath with(Element element) {
        List<Element> longer = new ArrayList<>(elements);
        longer.add(element);
        return new ClaimPath(longer);
    }
}
