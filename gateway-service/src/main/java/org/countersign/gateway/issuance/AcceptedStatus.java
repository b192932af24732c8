package org.countersign.gateway.issuance;

/** A status change that was accepted and is on its way to the ledger. */
record AcceptedStatus(String operation, String state) {}
