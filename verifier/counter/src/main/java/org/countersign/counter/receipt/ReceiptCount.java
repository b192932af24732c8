package org.countersign.counter.receipt;

import org.countersign.check.Reason;

/** How often one reason came out at one desk. */
public record ReceiptCount(String desk, Reason reason, int count) {}
