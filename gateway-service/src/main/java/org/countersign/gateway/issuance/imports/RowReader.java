package org.countersign.gateway.issuance.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.countersign.format.TypeCode;
import org.countersign.gateway.issuance.FieldProblem;
import org.countersign.gateway.issuance.SchemaCheck;
import org.countersign.gateway.issuance.SchemaResult;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.FieldFault;
import org.countersign.gateway.issuance.types.ReservedColumn;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.jspecify.annotations.Nullable;

/** Makes certificates of rows. Pure: the same row gives the same result. */
final class RowReader {
    /** A row of rubbish must not fill the error list. */
    private static final int MOST_ERRORS_OF_A_ROW = 8;

    private final CertificateType type;
    private final TypeCatalogue types;
    private final Header header;
    private final LocalDate today;

    RowReader(CertificateType type, TypeCatalogue types, Header header, LocalDate today) {
        this.type = type;
        this.types = types;
        this.header = header;
        this.today = today;
    }

    RowResult read(RawRecord record) {
        return switch (RecordFields.read(record)) {
            case RecordFields.Result.Unreadable(var fault) -> bad(record, fault);
            case RecordFields.Result.Values(var values) -> read(record, values);
        };
    }

    private RowResult read(RawRecord record, List<String> values) {
        if (record.form() == RawRecord.Form.UNTERMINATED && mayBeCut(values)) {
            return bad(record, RowFault.LAST_LINE_CUT);
        }
        if (values.size() != header.columns().size()) {
            return bad(record, RowFault.WRONG_COLUMN_COUNT);
        }
        var fields = new HashMap<String, String>();
        var reserved = new HashMap<ReservedColumn, String>();
        for (var i = 0; i < values.size(); i++) {
            switch (header.columns().get(i)) {
                case Column.OfField(var field) -> fields.put(field.name(), values.get(i));
                case Column.Reserved(var column) -> reserved.put(column, values.get(i));
            }
        }
        var errors = new ArrayList<RowError>();
        if (reserved.containsKey(ReservedColumn.TYPE)) {
            typeFault(reserved.get(ReservedColumn.TYPE).strip())
                    .ifPresent(fault ->
                            errors.add(error(record, new FieldProblem(ReservedColumn.TYPE.wireName(), fault))));
        }
        var result = SchemaCheck.check(
                type,
                fields,
                given(reserved.get(ReservedColumn.VALID_FROM)),
                given(reserved.get(ReservedColumn.VALID_UNTIL)),
                today);
        return switch (result) {
            case SchemaResult.Satisfied(var certificate)
            when errors.isEmpty() -> new RowResult.Good(record.line(), certificate);
            case SchemaResult.Satisfied _ -> new RowResult.Bad(errors);
            case SchemaResult.Broken(var problems) -> {
                problems.forEach(problem -> errors.add(error(record, problem)));
                yield new RowResult.Bad(errors.subList(0, Math.min(errors.size(), MOST_ERRORS_OF_A_ROW)));
            }
        };
    }

    /** The file ends in this row: it is whole for certain only when all columns are there and the last value could not have been longer. */
    private boolean mayBeCut(List<String> values) {
        return values.size() != header.columns().size()
                || values.getLast().isBlank()
                || !header.columns().getLast().hasFixedLength();
    }

    private Optional<FieldFault> typeFault(String text) {
        if (text.isEmpty()) {
            return Optional.of(FieldFault.REQUIRED);
        }
        if (isNamed(type, text)) {
            return Optional.empty();
        }
        var known = types.all().stream().anyMatch(other -> isNamed(other, text));
        return Optional.of(known ? FieldFault.WRONG_TYPE : FieldFault.UNKNOWN_TYPE);
    }

    private static boolean isNamed(CertificateType type, String text) {
        return (TypeCode.isValid(text) && type.code().equals(new TypeCode(text)))
                || type.name().zh().equals(text)
                || type.name().en().equals(text);
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private RowError error(RawRecord record, FieldProblem problem) {
        return new RowError(
                record.line(),
                header.headingOf(problem.field()),
                problem.fault().name());
    }

    private static RowResult bad(RawRecord record, RowFault fault) {
        return new RowResult.Bad(List.of(RowError.of(record.line(), fault)));
    }
}
