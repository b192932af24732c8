package org.countersign.gateway.issuance.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.ReservedColumn;
import org.countersign.gateway.issuance.types.TypeField;

/**
 * The columns of a file, in its order, and how its header spells them. Each column is named by its Chinese label, its English label or its name in the schema; every
 * required field is there, none twice, and nothing that the schema does not know.
 */
record Header(List<Column> columns, List<String> headings) {
    Header {
        columns = List.copyOf(columns);
        headings = List.copyOf(headings);
    }

    static Optional<Header> read(CertificateType type, List<String> values) {
        var columns = new ArrayList<Column>();
        var headings = new ArrayList<String>();
        for (var value : values) {
            var heading = value.strip();
            var column = columnOf(type, heading);
            if (column.isEmpty()) {
                return Optional.empty();
            }
            columns.add(column.get());
            headings.add(heading);
        }
        var distinct = new HashSet<>(columns).size() == columns.size();
        var complete = type.fields().stream()
                .filter(TypeField::required)
                .allMatch(field -> columns.contains(new Column.OfField(field)));
        return distinct && complete ? Optional.of(new Header(columns, headings)) : Optional.empty();
    }

    /** A header that was read before, from how it was stored. */
    static Header stored(CertificateType type, List<String> headings) {
        return read(type, headings)
                .orElseThrow(() -> new IllegalStateException(
                        "the type %s changed while a file of it was being imported".formatted(type.code())));
    }

    /** The header that the type expects, in Chinese and in English; what is not required is left out. */
    static List<List<String>> expected(CertificateType type) {
        var required = type.fields().stream().filter(TypeField::required).toList();
        return List.of(
                required.stream().map(field -> field.label().zh()).toList(),
                required.stream().map(field -> field.label().en()).toList());
    }

    static List<List<String>> optional(CertificateType type) {
        var labels = Stream.concat(
                        type.fields().stream()
                                .filter(field -> !field.required())
                                .map(TypeField::label),
                        Stream.of(ReservedColumn.values()).map(ReservedColumn::label))
                .toList();
        return List.of(
                labels.stream().map(label -> label.zh()).toList(),
                labels.stream().map(label -> label.en()).toList());
    }

    /** The heading of the column that holds this field or reserved column. */
    Optional<String> headingOf(String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .mapToObj(headings::get)
                .findFirst();
    }

    private static Optional<Column> columnOf(CertificateType type, String heading) {
        for (var field : type.fields()) {
            if (heading.equals(field.name())
                    || heading.equals(field.label().zh())
                    || heading.equals(field.label().en())) {
                return Optional.of(new Column.OfField(field));
            }
        }
        for (var column : ReservedColumn.values()) {
            if (heading.equals(column.wireName())
                    || heading.equals(column.label().zh())
                    || heading.equals(column.label().en())) {
                return Optional.of(new Column.Reserved(column));
            }
        }
        return Optional.empty();
    }
}
