package org.countersign.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.status.StatusValue;
import org.countersign.format.trust.RootChange;

/** What a counter's page asks before it replaces a file that it holds. Keys are new in each run. */
final class UpdateCases {
    private static final Instant NOW = SmallCity.NOW;

    private final SmallCity city = new SmallCity(SigningKey.es256());
    private final SmallCity stranger = new SmallCity(SigningKey.es256());

    private UpdateCases() {}

    static List<PageCase> all() throws FormatException {
        UpdateCases cases = new UpdateCases();
        return Stream.of(cases.bundles(), cases.afterAnotherRoot(), cases.lists(), cases.roots())
                .flatMap(List::stream)
                .toList();
    }

    private List<PageCase> bundles() {
        Bytes seventh = city.trust();
        return List.of(
                trust("the first bundle", request(seventh), "\"outcome\":\"ACCEPTED\""),
                trust("the first bundle raises the floor", request(seventh), "\"floor\":" + seconds(-86_400)),
                trust("the first bundle names its lists", request(seventh), SmallCity.LIST_URI.value()),
                trust(
                        "a floor from elsewhere stays",
                        request(seventh).put("floor", seconds(-60)),
                        "\"floor\":" + seconds(-60)),
                trust("a newer bundle", request(city.trust(8)).put("held", seventh.hex()), "\"version\":8"),
                trust("the same bundle", request(seventh).put("held", seventh.hex()), "UNCHANGED"),
                trust("an older bundle", request(city.trust(6)).put("held", seventh.hex()), "ROLLBACK"),
                trust("a stranger's bundle", request(stranger.trust()), "OTHER_KEY"),
                trust("no bundle", request(Bytes.ofHex("d28440")), "MALFORMED"),
                trust("a changed bundle", request(withOtherEnd(seventh)), "BAD_SIGNATURE"),
                trust(
                        "a held bundle that is spoilt",
                        request(city.trust(6)).put("held", "00"),
                        "\"outcome\":\"ACCEPTED\""));
    }

    /** The held bundle is of the root before: what the next root signs may still not go back behind it. */
    private List<PageCase> afterAnotherRoot() {
        SmallCity next = city.withRootOf(stranger);
        return List.of(
                trust(
                        "an older bundle of the next root",
                        request(next.trust(6), next)
                                .put("held", city.trust().hex())
                                .put("heldRoot", city.root().hex()),
                        "ROLLBACK"),
                trust(
                        "a newer bundle of the next root",
                        request(next.trust(8), next)
                                .put("held", city.trust().hex())
                                .put("heldRoot", city.root().hex()),
                        "\"outcome\":\"ACCEPTED\""));
    }

    private List<PageCase> lists() throws FormatException {
        Bytes held = list(city, Duration.ofHours(3));
        Bytes newer = list(city, Duration.ofHours(2));
        Bytes older = list(city, Duration.ofHours(4));
        String uri = SmallCity.LIST_URI.value();
        return List.of(
                status("the first list", listRequest(held, uri), "\"outcome\":\"ACCEPTED\""),
                status(
                        "the first list names its key",
                        listRequest(held, uri),
                        "\"key\":\"" + city.statusKey().hex()),
                status("the first list raises the floor", listRequest(held, uri), "\"floor\":" + seconds(-10_800)),
                status("a newer list", listRequest(newer, uri).put("held", stored(held)), "\"outcome\":\"ACCEPTED\""),
                status("the same list", listRequest(held, uri).put("held", stored(held)), "UNCHANGED"),
                status("an older list", listRequest(older, uri).put("held", stored(held)), "ROLLBACK"),
                status("another list", listRequest(held, "https://status.countersign.test/4"), "OTHER_LIST"),
                status("a stranger's list", listRequest(list(stranger, Duration.ofHours(1)), uri), "OTHER_KEY"),
                status("a changed list", listRequest(withOtherEnd(held), uri), "BAD_SIGNATURE"),
                status("no list", listRequest(Bytes.ofHex("00"), uri), "MALFORMED"));
    }

    private List<PageCase> roots() {
        Bytes change = new RootChange(NOW, stranger.publicRoot()).sign(city.rootSigner());
        return List.of(
                root("no change of the root", List.of(), "UNCHANGED"),
                root("the next root", List.of(change), stranger.root().hex()),
                root("a changed statement", List.of(withOtherEnd(change)), "BAD_SIGNATURE"),
                root(
                        "a statement of a stranger",
                        List.of(new RootChange(NOW, city.publicRoot()).sign(stranger.rootSigner())),
                        "UNCHANGED"));
    }

    private JsonObject.Builder request(Bytes fetched) {
        return request(fetched, city);
    }

    private static JsonObject.Builder request(Bytes fetched, SmallCity of) {
        return JsonObject.builder()
                .put("fetched", fetched.hex())
                .put("root", of.root().hex());
    }

    private JsonObject.Builder listRequest(Bytes fetched, String uri) {
        return request(fetched).put("trust", city.trust().hex()).put("uri", uri);
    }

    private JsonObject stored(Bytes list) {
        return JsonObject.builder()
                .put("token", list.hex())
                .put("key", city.statusKey().hex())
                .build();
    }

    private static PageCase trust(String name, JsonObject.Builder request, String expected) {
        return of(name, "acceptTrust", request, expected);
    }

    private static PageCase status(String name, JsonObject.Builder request, String expected) {
        return of(name, "acceptStatusList", request, expected);
    }

    private PageCase root(String name, List<Bytes> statements, String expected) {
        JsonObject.Builder request = JsonObject.builder()
                .put("root", city.root().hex())
                .put("statements", JsonArray.of(statements, each -> new JsonText(each.hex())));
        return of(name, "followRoot", request, expected);
    }

    private static PageCase of(String name, String function, JsonObject.Builder request, String expected) {
        return new PageCase(new ModuleCall(name, function, JsonWriter.canonical(request.build())), expected);
    }

    private static Bytes list(SmallCity of, Duration age) throws FormatException {
        return of.statusList(StatusValue.VALID, NOW.minus(age));
    }

    private static long seconds(long fromNow) {
        return NOW.getEpochSecond() + fromNow;
    }

    /** The last bytes are those of the signature, and small enough to stay in its range. */
    private static Bytes withOtherEnd(Bytes message) {
        byte[] changed = message.toArray();
        changed[changed.length - 1] ^= 1;
        return Bytes.of(changed);
    }
}
