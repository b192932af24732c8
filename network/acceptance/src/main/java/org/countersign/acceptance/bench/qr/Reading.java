package org.countersign.acceptance.bench.qr;

/** How one reader did with one picture. */
record Reading(boolean right, double millis) {}
