package org.countersign.format.sdjwt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;

/** Puts disclosures into their places and takes the digests out: steps 3 to 5 of RFC 9901 §7.1, in one pass over the payload. */
final class PayloadWalk {
    private final Map<String, Disclosure> byDigest = new LinkedHashMap<>();
    private final Set<String> digestsSeen = new HashSet<>();
    private final List<DisclosedClaim> placed = new ArrayList<>();
    private final Set<String> neverDisclosed;

    PayloadWalk(List<Disclosure> disclosures, Set<String> neverDisclosed, Sha256 sha256) throws FormatException {
        this.neverDisclosed = neverDisclosed;
        for (Disclosure disclosure : disclosures) {
            if (byDigest.put(disclosure.digest(sha256), disclosure) != null) {
                throw new FormatException(FormatCode.SD_DIGEST_TWICE, "a disclosure occurs twice");
            }
        }
    }

    JsonObject process(JsonObject payload) throws FormatException {
        Place root = new Place(ClaimPath.ROOT, Optional.empty(), true);
        SortedMap<String, JsonValue> members = members(payload, root);
        members.remove(SdJwtNames.HASH);
        if (placed.size() < byDigest.size()) {
            throw new FormatException(FormatCode.SD_DISCLOSURE_UNUSED, "a disclosure that no digest refers to");
        }
        return new JsonObject(members);
    }

    /** The disclosures in their places, each behind the one that it stands in. */
    List<DisclosedClaim> placed() {
        return List.copyOf(placed);
    }

    /** Where the walk stands. {@code open} is false below claims that may hold no digest at all. */
    private record Place(ClaimPath path, Optional<Disclosure> parent, boolean open) {
        Place inside(ClaimPath path, boolean open) {
            return new Place(path, parent, open);
        }
    }

    private JsonValue walk(JsonValue value, Place place) throws FormatException {
        if (place.path().elements().size() > JsonReader.MAX_DEPTH) {
            throw new FormatException(FormatCode.SD_TOO_DEEP, "disclosures nested too deep");
        }
        return switch (value) {
            case JsonObject object -> new JsonObject(members(object, place));
            case JsonArray(List<JsonValue> elements) -> new JsonArray(elements(elements, place));
            default -> value;
        };
    }

    private SortedMap<String, JsonValue> members(JsonObject object, Place place) throws FormatException {
        SortedMap<String, JsonValue> members = new TreeMap<>();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            String name = member.getKey();
            if (name.equals(SdJwtNames.ELEMENT)) {
                throw new FormatException(FormatCode.SD_DIGEST_FORM, "three dots that stand for no array element");
            }
            if (!name.equals(SdJwtNames.DIGESTS)) {
                boolean open = place.open() && !(isRoot(place) && neverDisclosed.contains(name));
                members.put(
                        name, walk(member.getValue(), place.inside(place.path().member(name), open)));
            }
        }
        JsonValue digests = object.members().get(SdJwtNames.DIGESTS);
        if (digests != null) {
            insert(digests, members, place);
        }
        return members;
    }

    private void insert(JsonValue digests, SortedMap<String, JsonValue> members, Place place) throws FormatException {
        if (!(digests instanceof JsonArray(List<JsonValue> values))) {
            throw new FormatException(FormatCode.SD_DIGEST_FORM, "digests of members stand in an array");
        }
        for (JsonValue value : values) {
            Optional<Disclosure> found = find(value, place);
            if (found.isEmpty()) {
                continue; // withheld, or a decoy
            }
            Disclosure disclosure = found.get();
            String name = disclosure
                    .name()
                    .orElseThrow(() -> new FormatException(FormatCode.SD_DISCLOSURE_KIND, "a member without a name"));
            if (isRoot(place) && neverDisclosed.contains(name)) {
                throw new FormatException(FormatCode.SD_CLAIM_NEVER, "a claim that may not be withheld");
            }
            if (members.containsKey(name)) {
                throw new FormatException(FormatCode.SD_CLAIM_EXISTS, "a name that is there already");
            }
            members.put(name, disclosed(disclosure, place.path().member(name), place));
        }
    }

    private List<JsonValue> elements(List<JsonValue> elements, Place place) throws FormatException {
        List<JsonValue> kept = new ArrayList<>();
        for (JsonValue element : elements) {
            ClaimPath path = place.path().index(kept.size());
            Optional<JsonValue> digest = placeholder(element);
            if (digest.isEmpty()) {
                kept.add(walk(element, place.inside(path, place.open())));
                continue;
            }
            Optional<Disclosure> found = find(digest.get(), place);
            if (found.isPresent()) {
                if (found.get().name().isPresent()) {
                    throw new FormatException(FormatCode.SD_DISCLOSURE_KIND, "an array element with a name");
                }
                kept.add(disclosed(found.get(), path, place));
            }
        }
        return kept;
    }

    /** What stands behind the three dots of {@code {"...": digest}}; empty for every other element. */
    private static Optional<JsonValue> placeholder(JsonValue element) {
        return element instanceof JsonObject object && object.members().size() == 1
                ? Optional.ofNullable(object.members().get(SdJwtNames.ELEMENT))
                : Optional.empty();
    }

    private Optional<Disclosure> find(JsonValue value, Place place) throws FormatException {
        if (!(value instanceof JsonText(String digest))) {
            throw new FormatException(FormatCode.SD_DIGEST_FORM, "a digest is a text");
        }
        if (!place.open()) {
            throw new FormatException(FormatCode.SD_CLAIM_NEVER, "a digest inside a claim that may not be withheld");
        }
        if (!digestsSeen.add(digest)) {
            throw new FormatException(FormatCode.SD_DIGEST_TWICE, "a digest occurs twice");
        }
        return Optional.ofNullable(byDigest.get(digest));
    }

    private JsonValue disclosed(Disclosure disclosure, ClaimPath path, Place place) throws FormatException {
        placed.add(new DisclosedClaim(disclosure, path, place.parent()));
        return walk(disclosure.value(), new Place(path, Optional.of(disclosure), place.open()));
    }

    private static boolean isRoot(Place place) {
        return place.path().elements().isEmpty();
    }
}
