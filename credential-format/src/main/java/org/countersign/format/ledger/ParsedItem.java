package org.countersign.format.ledger;

import java.util.Optional;

/** One item of a request, understood or not. */
public sealed interface ParsedItem<I extends RequestItem> {

    /** An item that makes sense by itself. */
    record WellFormed<I extends RequestItem>(I item) implements ParsedItem<I> {}

    /** An item that does not, with its id when that could be read. */
    record Malformed<I extends RequestItem>(Optional<OperationId> id) implements ParsedItem<I> {}
}
