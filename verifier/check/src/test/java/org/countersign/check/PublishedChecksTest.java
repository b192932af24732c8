package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.pass.Purpose;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.status.UnverifiedStatusList;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.Showing;
import org.countersign.format.trust.VerifiedTrustBundle;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Puts the published vectors of the forms {@code check} and {@code presentation} to the check, as another team would to theirs. */
class PublishedChecksTest {
    private static final Path FOLDER = Path.of(System.getProperty("countersign.root", "../.."))
            .resolve("credential-format/src/test/resources/vectors");
    private static final List<String> FORMS = List.of("check", "presentation");

    @TestFactory
    Stream<DynamicTest> gives_the_verdicts_that_the_vectors_expect() throws IOException {
        return files().stream().map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
    }

    @Test
    void every_reason_has_a_vector() throws IOException {
        Set<String> covered = new HashSet<>();
        for (Path file : files()) {
            covered.add(text(object(read(file), "expect"), "reason"));
        }

        assertThat(Arrays.stream(Reason.values())
                        // A check that has the algorithm does not lack it.
                        .filter(reason -> reason != Reason.ALGORITHM_LACKING)
                        .map(Reason::name))
                .isSubsetOf(covered);
    }

    @Test
    void only_what_is_valid_is_called_good() throws IOException {
        for (Path file : files()) {
            assertThat(text(object(read(file), "expect"), "verdict").equals(VerdictCode.VALID.name()))
                    .as(name(file))
                    .isEqualTo(name(file).startsWith("good-"));
        }
    }

    private static void check(Path file) throws IOException, FormatException {
        JsonObject vector = read(file);
        JsonObject input = object(vector, "input");

        CheckResult result =
                input.get("presentation") == null ? City.check(text(input, "text"), context(input)) : presented(input);

        JsonObject expect = object(vector, "expect");
        assertThat(result.verdict().reason().name()).as(text(vector, "about")).isEqualTo(text(expect, "reason"));
        assertThat(result.verdict().code().name()).isEqualTo(text(expect, "verdict"));
    }

    private static CheckResult presented(JsonObject input) throws FormatException {
        PresentationExpectation expected = new PresentationExpectation(
                new KeyBindingRequest(text(input, "audience"), text(input, "nonce")),
                Duration.ofSeconds(input.getLong("longestAgeSeconds", 0)),
                text(input, "vctBase"));
        return new PresentationCheck(City.CHECK, Wallet.SHA_256)
                .check(text(input, "presentation"), context(input), expected);
    }

    private static CheckContext context(JsonObject input) throws FormatException {
        TrustRoot root = City.trustRoot(key(text(input, "root")));
        Optional<JsonValue> trust = Optional.ofNullable(input.get("trust"));
        return new CheckContext(
                trust.map(bundle -> taken(root, Bytes.ofHex(bundle.asString()))),
                lists(input),
                new TimeEvidence(
                        Optional.ofNullable(input.get("now")).map(now -> Instant.ofEpochSecond(now.asLong())),
                        new TimeFloor(Instant.ofEpochSecond(input.getLong("floor", 0)))),
                new DeskId(text(input, "desk")),
                policy(object(input, "policy")));
    }

    private static VerifiedTrustBundle taken(TrustRoot root, Bytes bundle) {
        Update<VerifiedTrustBundle> update = new AcceptTrustBundle(root, City.CHECK).accept(bundle, Optional.empty());
        if (update instanceof Update.Accepted<VerifiedTrustBundle>(VerifiedTrustBundle accepted)) {
            return accepted;
        }
        throw new AssertionError("the bundle of a check vector is one that a counter takes: " + update);
    }

    private static HeldStatusLists lists(JsonObject input) throws FormatException {
        HeldStatusLists lists = HeldStatusLists.NONE;
        for (JsonValue value : Objects.requireNonNull(input.get("statusLists")).asArray()) {
            JsonObject held = value.asObject();
            VerifiedStatusList list = UnverifiedStatusList.parse(Bytes.ofHex(text(held, "token")))
                    .verify(key(text(held, "key")), City.CHECK);
            assertThat(list.token().uri().value()).isEqualTo(text(held, "uri"));
            lists = lists.with(list);
        }
        return lists;
    }

    private static CheckPolicy policy(JsonObject policy) {
        return new CheckPolicy(
                Showing.ofWireName(text(policy, "minimumShowing")).orElseThrow(),
                Optional.ofNullable(policy.get("maxStatusAgeSeconds")).map(age -> Duration.ofSeconds(age.asLong())),
                Duration.ofSeconds(policy.getLong("clockToleranceSeconds", 0)),
                seconds(policy, "maxShowingAgeSeconds", CheckPolicy.STANDARD.maxShowingAge()),
                seconds(policy, "maxShowingAheadSeconds", CheckPolicy.STANDARD.maxShowingAhead()),
                Optional.ofNullable(policy.get("purpose")).map(name -> new Purpose(name.asString())));
    }

    private static Duration seconds(JsonObject policy, String name, Duration standard) {
        return Duration.ofSeconds(policy.getLong(name, standard.toSeconds()));
    }

    private static VerificationKey key(String spki) throws FormatException {
        return VerificationKey.ofSpki(Bytes.ofHex(spki));
    }

    private static List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String form : FORMS) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(form))) {
                files.sorted().forEach(all::add);
            }
        }
        return all;
    }

    private static JsonObject read(Path file) throws IOException {
        return Json.parse(Files.readString(file)).asObject();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replace(".json", "");
    }

    private static JsonObject object(JsonObject json, String name) {
        return Objects.requireNonNull(json.get(name), name).asObject();
    }

    private static String text(JsonObject json, String name) {
        return Objects.requireNonNull(json.get(name), name).asString();
    }
}
