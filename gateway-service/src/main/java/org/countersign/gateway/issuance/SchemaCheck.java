package org.countersign.gateway.issuance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.FieldCheck;
import org.countersign.gateway.issuance.types.FieldFault;
import org.countersign.gateway.issuance.types.FieldResult;

/** Checks a whole request against its type. Pure. */
public final class SchemaCheck {
    /** Names of what every certificate has besides its fields. */
    public static final String VALID_FROM = "validFrom";

    public static final String VALID_UNTIL = "validUntil";

    private static final LocalDate EARLIEST_START = LocalDate.EPOCH;

    private SchemaCheck() {}

    /**
     * Checks all of it and reports all that is wrong.
     *
     * @param values by field name; a blank value counts as absent
     * @param today the first valid day when none is named
     */
    public static SchemaResult check(
            CertificateType type,
            Map<String, String> values,
            Optional<String> validFrom,
            Optional<String> validUntil,
            LocalDate today) {
        var problems = new ArrayList<FieldProblem>();
        var fields = fields(type, values, problems);
        values.keySet().stream()
                .filter(name -> type.field(name).isEmpty())
                .sorted()
                .forEach(name -> problems.add(new FieldProblem(name, FieldFault.UNKNOWN_FIELD)));

        var from = validFrom.map(text -> day(VALID_FROM, text, problems)).orElse(Optional.of(today));
        var until = validUntil.flatMap(text -> day(VALID_UNTIL, text, problems));
        if (from.isPresent() && from.get().isBefore(EARLIEST_START)) {
            problems.add(new FieldProblem(VALID_FROM, FieldFault.VALIDITY_NOT_ALLOWED));
        }
        if (from.isPresent() && until.isPresent() && !isAllowed(type, from.get(), until.get())) {
            problems.add(new FieldProblem(VALID_UNTIL, FieldFault.VALIDITY_NOT_ALLOWED));
        }
        if (!problems.isEmpty() || from.isEmpty()) {
            return new SchemaResult.Broken(problems);
        }
        var end = until.or(() -> type.validity().usualEnd(from.get()));
        return new SchemaResult.Satisfied(new CheckedCertificate(type, fields, from.get(), end));
    }

    private static Map<String, String> fields(
            CertificateType type, Map<String, String> values, List<FieldProblem> problems) {
        var fields = new HashMap<String, String>();
        for (var field : type.fields()) {
            var value = values.getOrDefault(field.name(), "");
            if (value.isBlank()) {
                if (field.required()) {
                    problems.add(new FieldProblem(field.name(), FieldFault.REQUIRED));
                }
                continue;
            }
            switch (FieldCheck.check(field, value)) {
                case FieldResult.Accepted(var canonical) -> fields.put(field.name(), canonical);
                case FieldResult.Refused(var fault) -> problems.add(new FieldProblem(field.name(), fault));
            }
        }
        return fields;
    }

    private static Optional<LocalDate> day(String name, String text, List<FieldProblem> problems) {
        var day = FieldCheck.day(text.strip());
        if (day.isEmpty()) {
            problems.add(new FieldProblem(name, FieldFault.NOT_A_DATE));
        }
        return day;
    }

    private static boolean isAllowed(CertificateType type, LocalDate from, LocalDate until) {
        return !until.isBefore(from) && type.validity().allows(from, until);
    }
}
