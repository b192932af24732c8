package org.countersign.gateway.issuance;

import org.countersign.gateway.issuance.types.FieldFault;

/**
 * One broken rule.
 *
 * @param field the schema's name of the field, or {@code validFrom}, {@code validUntil}, {@code type}
 */
public record FieldProblem(String field, FieldFault fault) {}
