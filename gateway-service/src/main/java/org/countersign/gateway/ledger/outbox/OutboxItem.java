package org.countersign.gateway.ledger.outbox;

/** An item as it stands in the outbox. */
record OutboxItem(long seq, String msp, String function, String id, String json) {}
