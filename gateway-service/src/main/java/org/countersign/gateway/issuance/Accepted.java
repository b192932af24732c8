package org.countersign.gateway.issuance;

/** What was accepted and is on its way to the ledger. */
record Accepted(String id, String state) {
    static final String PENDING = "PENDING";
}
