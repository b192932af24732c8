package org.countersign.format.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.json.JsonException;
import org.countersign.format.ledger.BatchException;

/**
 * One entry of this library for bytes from outside, with messages that it accepts. Whatever it is given: it throws nothing
 * but its own refusals, reserves memory in proportion to the input, and what it accepts it writes again byte by byte.
 *
 * @param kind how its messages are changed
 * @param extraBytes what one call may reserve beyond that proportion: an inflated list, say
 */
record FuzzEntry(String name, List<Bytes> seeds, long extraBytes, Changes.Kind kind, Reader reader) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long FIXED_BYTES = 1 << 20;
    private static final long BYTES_PER_BYTE = 4_000;

    /** An entry for CBOR, or for bytes without structure. */
    FuzzEntry(String name, List<Bytes> seeds, long extraBytes, Reader reader) {
        this(name, seeds, extraBytes, Mutation::new, reader);
    }

    Changes changes(Random random) {
        return kind.of(random, seeds);
    }

    /** Whether the input was accepted; an {@link AssertionError} when a property does not hold. */
    boolean put(byte[] input) {
        long limit = FIXED_BYTES + extraBytes + BYTES_PER_BYTE * input.length;
        // The first call may load classes; what the second one reserves is the input's doing.
        long reserved = reservedBy(input) < limit ? 0 : reservedBy(input);
        assertThat(reserved)
                .as("bytes reserved by %s for an input of %d", name, input.length)
                .isLessThan(limit);
        return reads(input);
    }

    private long reservedBy(byte[] input) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        reads(input);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private boolean reads(byte[] input) {
        try {
            reader.read(input);
            return true;
        } catch (FormatException refused) {
            assertThat(refused.code()).isNotNull();
        } catch (JsonException refused) {
            assertThat(refused.reason()).isNotNull();
        } catch (BatchException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            throw new AssertionError(name + " broke: " + broken, broken);
        }
        return false;
    }

    /** Reads an input and asserts that what was read is written the same way again. */
    @FunctionalInterface
    interface Reader {
        void read(byte[] input) throws FormatException, JsonException, BatchException;
    }
}
