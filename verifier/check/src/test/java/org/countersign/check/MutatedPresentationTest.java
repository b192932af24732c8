package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.countersign.format.cose.SignatureCheck;
import org.junit.jupiter.api.Test;

/**
 * Presentations of this city's wallet, and published ones, good and bad, changed in their parts and inside them. One check believes every
 * signature, so that changes reach the later steps; the other believes none but the real ones. How many:
 * {@code -Dcountersign.fuzz.rounds=1000}; which: {@code -Dcountersign.fuzz.seed=N}.
 */
class MutatedPresentationTest {
    private static final Path VECTORS = Path.of(System.getProperty("countersign.root", "../.."))
            .resolve("credential-format/src/test/resources/vectors");
    private static final int TRIES = 100;
    private static final long SEED = Long.getLong("countersign.fuzz.seed", 20_261_122);
    private static final int ROUNDS = Integer.getInteger("countersign.fuzz.rounds", 10);
    private static final City CITY = new City();
    private static final CheckContext CONTEXT = CITY.context();
    private static final String GOOD = new Wallet(CITY).shown();
    private static final SignatureCheck BELIEVE = (key, message, signature) -> true;
    private static final List<String> SEEDS = seeds();
    private static final List<String> JSON = List.of(
            "null",
            "{}",
            "[]",
            "-1",
            "1.5",
            "9223372036854775808",
            "\"\"",
            "\"x\"",
            "{\"_sd\":[\"x\"]}",
            "[[[[[[]]]]]]");

    @Test
    void every_changed_presentation_gets_an_answer() {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES * ROUNDS; i++) {
            String shown = changed(random);
            CheckResult believed =
                    new PresentationCheck(BELIEVE, Wallet.SHA_256).check(shown, CONTEXT, Wallet.EXPECTED);
            CheckResult checked = Wallet.check(shown, CONTEXT);

            assertThat(believed.message().clerk().zh()).isNotBlank();
            assertThat(checked.message().clerk().zh()).isNotBlank();
            if (!shown.equals(GOOD)) {
                assertThat(checked.verdict().code()).as(shown).isNotEqualTo(VerdictCode.VALID);
            }
        }
    }

    private static String changed(Random random) {
        String shown = random.nextInt(3) == 0 ? any(SEEDS, random) : GOOD;
        for (int change = random.nextInt(3); change >= 0; change--) {
            List<String> pieces = new ArrayList<>(Arrays.asList(shown.split("~", -1)));
            int at = random.nextInt(pieces.size());
            switch (random.nextInt(6)) {
                case 0 -> Collections.swap(pieces, at, random.nextInt(pieces.size()));
                case 1 -> pieces.remove(at);
                case 2 -> pieces.add(at, any(List.of(any(SEEDS, random).split("~", -1)), random));
                default -> pieces.set(at, changedToken(pieces.get(at), random));
            }
            shown = String.join("~", pieces);
        }
        return shown;
    }

    /** One part of a token, or a disclosure, with another content. */
    private static String changedToken(String token, Random random) {
        String[] parts = token.split("\\.", -1);
        int part = random.nextInt(parts.length);
        try {
            byte[] content = Base64.getUrlDecoder().decode(parts[part]);
            parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(changedContent(content, random));
        } catch (IllegalArgumentException broken) {
            parts[part] = parts[part].substring(parts[part].length() / 2);
        }
        return String.join(".", parts);
    }

    private static byte[] changedContent(byte[] content, Random random) {
        if (content.length == 0) {
            return new byte[] {'{', '}'};
        }
        int at = random.nextInt(content.length);
        if (random.nextBoolean()) {
            content[at] ^= (byte) (1 << random.nextInt(8));
            return content;
        }
        String json = new String(content, StandardCharsets.ISO_8859_1);
        int colon = json.indexOf(':', at);
        int end = colon < 0 ? -1 : json.indexOf(',', colon);
        String changed = end < 0
                ? json.substring(0, at)
                : json.substring(0, colon + 1) + any(JSON, random) + json.substring(random.nextInt(4) == 0 ? at : end);
        return changed.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String any(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static List<String> seeds() {
        List<String> seeds = new ArrayList<>();
        for (String form : List.of("presentation", "key-binding", "sd-jwt-vc")) {
            try (Stream<Path> files = Files.list(VECTORS.resolve(form))) {
                for (Path file : files.sorted().toList()) {
                    JsonObject input = Json.parse(Files.readString(file))
                            .asObject()
                            .get("input")
                            .asObject();
                    seeds.add(input.getString("presentation", input.getString("credential", "~")));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return seeds;
    }
}
