package org.countersign.acceptance.system.fault;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What was asked and what was answered, over all workers. */
final class Tally {
    final AtomicLong submitted = new AtomicLong();
    final AtomicLong acknowledged = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    /** Requests whose client hung up, and whose outcome was found out at the end. */
    final AtomicLong resolved = new AtomicLong();

    final AtomicLong repetitions = new AtomicLong();
    final AtomicLong creditOperations = new AtomicLong();
    final AtomicLong issuedPoints = new AtomicLong();
    final AtomicLong redeemedPoints = new AtomicLong();
    /** The status that each certificate must have. */
    final Map<String, String> certificates = new ConcurrentHashMap<>();
    /** Answers that are none of those that had to come. */
    final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    void decided(String what, String expected, String found) {
        (expected.equals("APPLIED") ? acknowledged : refused).incrementAndGet();
        if (!found.equals(expected)) {
            surprises.add(what + ": expected " + expected + ", was " + found);
        }
    }
}
