package org.countersign.counter.sync;

import java.io.IOException;
import java.nio.file.Path;
import org.countersign.format.Bytes;
import org.countersign.format.status.ListNumber;

/** Where a desk gets its files from. Nothing that it says is believed without a signature, save the root at enrolment. */
public interface TrustSource extends AutoCloseable {
    byte[] root() throws IOException;

    /** What the root's holders signed when they handed over, all of it in one document. */
    Bytes rootChanges() throws IOException;

    Bytes bundle() throws IOException;

    Bytes statusList(ListNumber list) throws IOException;

    @Override
    void close();

    /** Finds the source that belongs to a data folder. */
    @FunctionalInterface
    interface Locator {
        TrustSource in(Path data) throws IOException;
    }
}
