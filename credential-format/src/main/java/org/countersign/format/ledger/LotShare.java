package org.countersign.format.ledger;

/** Points out of one lot. */
public record LotShare(OperationId lot, EpochSecond expiresAt, Points points) {}
