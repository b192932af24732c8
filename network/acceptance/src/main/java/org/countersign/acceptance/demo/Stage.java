package org.countersign.acceptance.demo;

import java.nio.file.Path;
import java.time.Clock;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Teller;

/** What every step of one run is given. */
record Stage(
        StackFolder stack,
        Cast cast,
        Population population,
        int residents,
        RunLabel label,
        Path folder,
        Clock clock,
        Teller teller,
        Parallel parallel) {

    Path subfolder(String name) {
        return folder.resolve(name);
    }
}
