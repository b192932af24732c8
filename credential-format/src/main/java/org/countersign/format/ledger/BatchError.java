package org.countersign.format.ledger;

/** Why a whole transaction or query failed, with nothing changed: the payload of the chaincode's response 500. */
public enum BatchError {
    /** The request is not the JSON that the function expects. */
    MALFORMED_BATCH,
    /** The request has more bytes than {@link LedgerLimits#MAX_REQUEST_BYTES}. */
    BATCH_TOO_LARGE,
    /** The request has no items, or more than {@link LedgerLimits#MAX_ITEMS}. */
    BATCH_SIZE,
    /** The caller's certificate cannot be read. */
    CALLER_UNREADABLE,
    /** A query has an argument that is not an id, or another number of arguments. */
    MALFORMED_ARGUMENT,
    /** A query asked for something that is not there. */
    NOT_FOUND,
    /** Sums of the scheme leave 64 bits. */
    TOTALS_OVERFLOW
}
