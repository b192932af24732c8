package org.countersign.format.trust;

/** The version of a trust bundle: it only grows. */
public record TrustVersion(long value) implements Comparable<TrustVersion> {
    public TrustVersion {
        if (value < 0) {
            throw new IllegalArgumentException("a version is not negative");
        }
    }

    @Override
    public int compareTo(TrustVersion other) {
        return Long.compare(value, other.value);
    }
}
