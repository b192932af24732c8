package org.countersign.gateway.ledger;

/** Fabric's verdict on a transaction in a block. All codes are final: a transaction id has one verdict for ever. */
public record ValidationCode(int number, String name) {
    public static final ValidationCode VALID = new ValidationCode(0, "VALID");
    public static final ValidationCode DUPLICATE_TXID = new ValidationCode(9, "DUPLICATE_TXID");

    public boolean isValid() {
        return number == VALID.number;
    }

    /** A second copy of a transaction whose first copy holds the verdict. It says nothing about the first. */
    public boolean isDuplicate() {
        return number == DUPLICATE_TXID.number;
    }
}
