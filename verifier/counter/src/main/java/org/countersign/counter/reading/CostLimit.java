package org.countersign.counter.reading;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds what reading a crafted file may cost in time and memory. A file that unpacks to gigabytes ends in an
 * {@link OutOfMemoryError} inside this thread alone: what it held is free again when the thread has ended.
 */
final class CostLimit {
    /** Nested structures may need more stack than a main thread has, and must not get all of it. */
    private static final long STACK_BYTES = 4L << 20;

    interface Reading<T> {
        T read() throws ReadingException;
    }

    private CostLimit() {}

    static <T> T within(Duration patience, Reading<T> reading) throws ReadingException {
        FutureTask<T> task = new FutureTask<>(reading::read);
        Thread thread = new Thread(null, task, "reading", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            thread.interrupt();
            throw new ReadingException(ReadingProblem.TOO_COSTLY, "reading took longer than " + patience, slow);
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new ReadingException(ReadingProblem.TOO_COSTLY, "reading was interrupted", stopped);
        } catch (ExecutionException failed) {
            throw asReadingException(Objects.requireNonNull(failed.getCause()));
        }
    }

    private static ReadingException asReadingException(Throwable cause) {
        return switch (cause) {
            case ReadingException expected -> expected;
            case OutOfMemoryError much ->
                new ReadingException(ReadingProblem.TOO_COSTLY, "reading needed more memory than there is", much);
            case StackOverflowError deep ->
                new ReadingException(ReadingProblem.TOO_COSTLY, "the file is nested too deeply", deep);
            case Error error -> throw error;
            // A crafted file leaves a decoder with any runtime exception; this thread's edge is where it ends.
            case RuntimeException broken ->
                new ReadingException(
                        ReadingProblem.DAMAGED,
                        "reading ended in " + broken.getClass().getName(),
                        broken);
            default -> throw new IllegalStateException("reading ended in an unexpected way", cause);
        };
    }
}
