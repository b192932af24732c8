package org.countersign.browser;

import java.util.ArrayList;
import java.util.List;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonInteger;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.sdjwt.ClaimPath;

/** Paths to claims as OpenID4VP 1.0 section 7 writes them: arrays of names and positions, without wildcards. */
final class ClaimPaths {
    private ClaimPaths() {}

    static List<ClaimPath> read(JsonFields fields, String name) throws JsonException {
        List<ClaimPath> paths = new ArrayList<>();
        for (JsonValue value : fields.array(name).values()) {
            paths.add(path(value));
        }
        return paths;
    }

    static JsonArray write(List<ClaimPath> paths) {
        return JsonArray.of(paths, path -> JsonArray.of(path.elements(), ClaimPaths::element));
    }

    private static ClaimPath path(JsonValue value) throws JsonException {
        if (!(value instanceof JsonArray array) || array.values().isEmpty()) {
            throw refused();
        }
        ClaimPath path = ClaimPath.ROOT;
        for (JsonValue element : array.values()) {
            path = switch (element) {
                case JsonText(String name) -> path.member(name);
                case JsonInteger(long index) when index >= 0 && index <= Integer.MAX_VALUE -> path.index((int) index);
                default -> throw refused();
            };
        }
        return path;
    }

    private static JsonValue element(ClaimPath.Element element) {
        return switch (element) {
            case ClaimPath.Member(String name) -> new JsonText(name);
            case ClaimPath.Index(int value) -> new JsonInteger(value);
        };
    }

    private static JsonException refused() {
        return new JsonException(
                JsonException.Reason.BAD_VALUE, "a claim is named by an array of names and positions, at least one");
    }
}
