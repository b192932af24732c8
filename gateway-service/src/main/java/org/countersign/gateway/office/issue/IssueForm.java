package org.countersign.gateway.office.issue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.format.Names;
import org.countersign.gateway.issuance.FieldProblem;
import org.countersign.gateway.issuance.SchemaCheck;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.FieldFault;

/**
 * What an officer typed.
 *
 * @param fields by the names of the type's schema
 */
record IssueForm(Map<String, String> fields, String validFrom, String validUntil, String reason) {
    private static final String PREFIX = "f.";

    IssueForm {
        fields = Map.copyOf(fields);
    }

    static IssueForm of(CertificateType type, Map<String, String> parameters) {
        var fields = new TreeMap<String, String>();
        for (var field : type.fields()) {
            fields.put(field.name(), parameters.getOrDefault(PREFIX + field.name(), ""));
        }
        return new IssueForm(
                fields,
                parameters.getOrDefault(SchemaCheck.VALID_FROM, "").strip(),
                parameters.getOrDefault(SchemaCheck.VALID_UNTIL, "").strip(),
                parameters.getOrDefault("reason", ""));
    }

    Optional<String> from() {
        return Optional.of(validFrom).filter(text -> !text.isEmpty());
    }

    Optional<String> until() {
        return Optional.of(validUntil).filter(text -> !text.isEmpty());
    }

    /** Those that hold something. */
    Map<String, String> filled() {
        var filled = new TreeMap<>(fields);
        filled.values().removeIf(String::isBlank);
        return filled;
    }

    List<FormField> shown(CertificateType type, Map<String, String> now, List<FieldProblem> problems) {
        return type.fields().stream()
                .map(field -> {
                    var shown = FormField.of(
                            field, fields.getOrDefault(field.name(), ""), now.getOrDefault(field.name(), ""));
                    return problem(field.name(), problems).map(shown::wrong).orElse(shown);
                })
                .toList();
    }

    static Optional<Names> problem(String name, List<FieldProblem> problems) {
        return problems.stream()
                .filter(problem -> problem.field().equals(name))
                .findFirst()
                .map(problem -> new Names(problem.fault().zh(), problem.fault().en()));
    }

    /** What a code of a broken rule says to people. */
    static Names words(String code) {
        return Arrays.stream(FieldFault.values())
                .filter(fault -> fault.name().equals(code))
                .findFirst()
                .map(fault -> new Names(fault.zh(), fault.en()))
                .orElse(new Names("请选择", "Choose one"));
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "IssueForm";
    }
}
