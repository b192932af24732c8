package org.countersign.format.fuzz;

import java.util.List;
import java.util.Random;
import org.countersign.format.Bytes;

/** Where changed messages come from: seeds, and a knowledge of their structure. */
@FunctionalInterface
interface Changes {
    /** A seed with a few changes. */
    byte[] next();

    /** One kind of changes. */
    @FunctionalInterface
    interface Kind {
        Changes of(Random random, List<Bytes> seeds);
    }
}
