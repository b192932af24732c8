package org.countersign.gateway.issuance.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.countersign.format.TypeCode;

/** An import as it is stored. */
record ImportRow(
        UUID id,
        TypeCode type,
        ImportState state,
        long bytes,
        List<String> headings,
        long nextByte,
        int nextLine,
        int rows,
        int accepted,
        int refused,
        int duplicates) {
    static final String COLUMNS =
            "id, type, state, bytes, headings, next_byte, next_line, rows, accepted, refused, duplicates";

    ImportRow {
        headings = List.copyOf(headings);
    }

    static ImportRow read(ResultSet row) throws SQLException {
        return new ImportRow(
                row.getObject("id", UUID.class),
                new TypeCode(row.getString("type")),
                ImportState.valueOf(row.getString("state")),
                row.getLong("bytes"),
                List.of((String[]) row.getArray("headings").getArray()),
                row.getLong("next_byte"),
                row.getInt("next_line"),
                row.getInt("rows"),
                row.getInt("accepted"),
                row.getInt("refused"),
                row.getInt("duplicates"));
    }
}
