package org.countersign.format.status;

/** Where the status of one copy of a certificate is found. */
public record StatusReference(ListNumber list, StatusIndex index) {
    public static StatusReference of(int list, int index) {
        return new StatusReference(new ListNumber(list), new StatusIndex(index));
    }
}
