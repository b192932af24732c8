package org.countersign.gateway.issuance;

import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.problem.Violation;

/** What the schema finds wrong, as the API says it. */
public final class SchemaViolations {
    private SchemaViolations() {}

    public static Violation of(CertificateType type, FieldProblem problem) {
        var fault = problem.fault();
        return new Violation(pointer(type, problem), fault.name(), fault.en() + " / " + fault.zh());
    }

    private static String pointer(CertificateType type, FieldProblem problem) {
        var isOwn = problem.field().equals(SchemaCheck.VALID_FROM)
                || problem.field().equals(SchemaCheck.VALID_UNTIL);
        return isOwn && type.field(problem.field()).isEmpty()
                ? "/" + problem.field()
                : "/fields/" + problem.field().replace("~", "~0").replace("/", "~1");
    }
}
