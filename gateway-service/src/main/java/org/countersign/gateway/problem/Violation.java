package org.countersign.gateway.problem;

/**
 * One broken rule in a body.
 *
 * @param pointer where, as a JSON pointer (or {@code ?name} for a query parameter)
 * @param code which rule; stable, upper case
 * @param detail the rule in words; never the value that was found
 */
public record Violation(String pointer, String code, String detail) {}
