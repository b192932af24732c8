package org.countersign.format.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Changed messages at every entry. How many: {@code -Dcountersign.fuzz.rounds=1000}; which: {@code -Dcountersign.fuzz.seed=N}. Without a seed they are the same each time, so
 * that a build fails for its own change and not for its luck; the README of the module says more.
 */
class MutatedInputTest {
    private static final int TRIES = 100;
    private static final long SEED = Long.getLong("countersign.fuzz.seed", 20_261_122);
    private static final List<FuzzEntry> ENTRIES = FuzzEntries.all();
    private static final int ROUNDS = Integer.getInteger("countersign.fuzz.rounds", 10);
    private static final Path FOUND = Path.of("target/fuzz");

    @Test
    void no_entry_breaks_on_a_changed_message() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            for (FuzzEntry entry : ENTRIES) {
                putChanged(entry, entry.changes(random));
            }
        }
    }

    private static void putChanged(FuzzEntry entry, Changes changes) throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            put(entry, changes.next());
        }
    }

    /** What breaks an entry is written down before the test fails; put it into src/test/resources/fuzz once it is mended. */
    private static void put(FuzzEntry entry, byte[] input) throws IOException {
        try {
            entry.put(input);
        } catch (AssertionError broken) {
            String hex = HexFormat.of().formatHex(input);
            Path folder = Files.createDirectories(FOUND.resolve(entry.name()));
            Files.writeString(folder.resolve(Integer.toHexString(hex.hashCode()) + ".hex"), hex + "\n");
            throw broken;
        }
    }
}
