package org.countersign.gateway.issuance.types;

/** What became of one value. */
public sealed interface FieldResult {
    /** Good, in its canonical form: normalised, trimmed, a code where a label was given. */
    record Accepted(String value) implements FieldResult {}

    record Refused(FieldFault fault) implements FieldResult {}
}
