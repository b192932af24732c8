package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.base45.Base45;
import org.countersign.format.cose.SignatureCheck;
import org.junit.jupiter.api.Test;

/**
 * Published passes, good and bad, and one of this city's, cut up and put together anew. One check believes every signature, so that changes reach
 * the later steps; the other believes none but the issuer's. How many: {@code -Dcountersign.fuzz.rounds=1000}; which: {@code -Dcountersign.fuzz.seed=N}.
 */
class MutatedTextTest {
    private static final Path VECTORS = Path.of(System.getProperty("countersign.root", "../.."))
            .resolve("credential-format/src/test/resources/vectors");
    private static final int TRIES = 100;
    private static final long SEED = Long.getLong("countersign.fuzz.seed", 20_261_122);
    private static final int ROUNDS = Integer.getInteger("countersign.fuzz.rounds", 10);
    private static final City CITY = new City();
    private static final CheckContext CONTEXT = CITY.context();
    private static final SignatureCheck BELIEVE = (key, message, signature) -> true;
    private static final String GOOD = CITY.text();
    private static final List<byte[]> SEEDS = seeds();

    @Test
    void every_changed_text_gets_an_answer() {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES * ROUNDS; i++) {
            String text = "CS1:" + Base45.encode(Bytes.of(changed(random)));

            if (text.equals(GOOD)) {
                continue;
            }
            CheckResult believed = new Check(BELIEVE).check(text, CONTEXT);
            CheckResult checked = City.check(text, CONTEXT);

            assertThat(believed.message().clerk().zh()).isNotBlank();
            assertThat(checked.verdict().code()).isNotEqualTo(VerdictCode.VALID);
            assertThat(checked.certificate()).isEmpty();
        }
    }

    private static byte[] changed(Random random) {
        byte[] message = SEEDS.get(random.nextInt(SEEDS.size())).clone();
        for (int change = random.nextInt(4); change >= 0 && message.length > 0; change--) {
            int at = random.nextInt(message.length);
            switch (random.nextInt(5)) {
                case 0 -> message[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> message[at] = (byte) random.nextInt(256);
                case 2 -> message = Arrays.copyOf(message, at);
                case 3 -> message = joined(Arrays.copyOf(message, at), tail(message, at + 1));
                default -> message = joined(Arrays.copyOf(message, at), spliced(random, at));
            }
        }
        return message;
    }

    /** The end of another message, from about the same place. */
    private static byte[] spliced(Random random, int at) {
        byte[] other = SEEDS.get(random.nextInt(SEEDS.size()));
        return tail(other, Math.max(0, at + random.nextInt(9) - 4));
    }

    private static byte[] tail(byte[] message, int from) {
        return from >= message.length ? new byte[0] : Arrays.copyOfRange(message, from, message.length);
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return joined;
    }

    /** The messages of all published texts. */
    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < 40; i++) { // Of this city's issuer, so that the later steps are reached.
            message(GOOD, seeds);
        }
        for (String form : List.of("counter-pass", "live-pass", "check")) {
            for (String text : texts(VECTORS.resolve(form))) {
                message(text, seeds);
            }
        }
        return seeds;
    }

    private static void message(String text, List<byte[]> seeds) {
        try {
            seeds.add(Base45.decode(text.substring(Math.min(4, text.length()))).toArray());
        } catch (FormatException refused) {
            // Broken before there is a message; AnyInputTest has such texts.
            return;
        }
    }

    private static List<String> texts(Path folder) {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                JsonValue input = Json.parse(Files.readString(file)).asObject().get("input");
                texts.add(input.asObject().getString("text", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
