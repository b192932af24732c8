package org.countersign.acceptance.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.story.Teller;

/** The same work on many things, a few at a time, with a line of progress. */
final class Parallel {
    private static final int PROGRESS_EVERY = 50;

    private final Teller teller;
    private final int workers;

    Parallel(Teller teller, int workers) {
        this.teller = teller;
        this.workers = workers;
    }

    /** Work on one thing. */
    interface Work<T, R> {
        R on(T thing) throws InterruptedException;
    }

    /** Results in the order of the things. The first {@link Failure} of any is thrown, and the rest is left undone. */
    <T, R> List<R> map(String what, List<T> things, Work<T, R> work) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<R>> results = new ArrayList<>(things.size());
            for (T thing : things) {
                results.add(pool.submit(() -> {
                    R result = work.on(thing);
                    int count = done.incrementAndGet();
                    if (count % PROGRESS_EVERY == 0) {
                        teller.progress(what, count, things.size());
                    }
                    return result;
                }));
            }
            try {
                return collect(results);
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static <R> List<R> collect(List<Future<R>> results) throws InterruptedException {
        List<R> collected = new ArrayList<>(results.size());
        for (Future<R> result : results) {
            try {
                collected.add(result.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Failure failure) {
                    throw failure;
                }
                throw new IllegalStateException("parallel work broke", e.getCause());
            }
        }
        return collected;
    }
}
