package org.countersign.check;

/** What became of a fetched file. */
public sealed interface Update<T> {
    record Accepted<T>(T value) implements Update<T> {}

    /** Exactly what is held already. */
    record Unchanged<T>(T value) implements Update<T> {}

    record Refused<T>(UpdateRefusal reason) implements Update<T> {}
}
