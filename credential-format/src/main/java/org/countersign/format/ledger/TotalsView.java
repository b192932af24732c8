package org.countersign.format.ledger;

/** The totals of a scheme as a query shows them. */
public record TotalsView(SchemeId scheme, Effect totals) {}
