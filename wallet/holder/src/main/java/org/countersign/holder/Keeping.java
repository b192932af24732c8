package org.countersign.holder;

/** What became of an offered certificate. */
public sealed interface Keeping<T> {
    record Kept<T>(T certificate) implements Keeping<T> {}

    record Refused<T>(KeepRefusal reason) implements Keeping<T> {}
}
