package org.countersign.gateway.issuance;

import java.util.List;

/** What the schema says of a request. */
public sealed interface SchemaResult {
    record Satisfied(CheckedCertificate certificate) implements SchemaResult {}

    /** Every broken rule: in the order of the schema, then of the request. Never empty. */
    record Broken(List<FieldProblem> problems) implements SchemaResult {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
