package org.countersign.format.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Changed messages at every entry. How many: {@code -Dcountersign.fuzz.rounds=1000}; the README of the module says more. */
class MutatedInputTest {
    private static final List<FuzzEntry> ENTRIES = FuzzEntries.all();
    private static final int ROUNDS = Integer.getInteger("countersign.fuzz.rounds", 10);
    private static final Path FOUND = Path.of("target/fuzz");

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void no_entry_breaks_on_a_changed_message(@ForAll Random random) throws IOException {
        for (FuzzEntry entry : ENTRIES) {
            Changes changes = entry.changes(random);
            for (int i = 0; i < ROUNDS; i++) {
                put(entry, changes.next());
            }
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
