package org.countersign.gateway.receipts;

/** Why a receipt was not taken, in the order in which it is looked at. */
enum ReceiptFault {
    /** More characters than a receipt has. */
    TOO_LONG,
    /** Not a JWT of the type {@code countersign-receipt+jwt} in compact form, or its header has no public key that we can use. */
    MALFORMED,
    /** The signature does not hold under the key in the header. */
    SIGNATURE,
    /** A claim is missing, is unknown, or is not what it must be. */
    CONTENT,
    /** Of a time that has not come, or so long ago that it would not be kept. */
    TIME,
    /** Another client brought receipts of the desk before. */
    DESK_OF_ANOTHER
}
