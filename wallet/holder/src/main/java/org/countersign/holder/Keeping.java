package org.countersign.holder;

/** What became of an offered certificate. */
public sealed interface Keeping {
    record Kept(HeldCertificate certificate) implements Keeping {}

    record Refused(KeepRefusal reason) implements Keeping {}
}
