package org.countersign.gateway.issuance.imports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL on the error lists. */
@Component
final class ImportErrorTable {
    private final JdbcClient jdbc;

    ImportErrorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An error with its place in the list. */
    record Numbered(long number, RowError error) {}

    void add(UUID id, List<RowError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into import_error (import, line, heading, code)
                        select :id, line, heading, code
                        from unnest(:lines::integer[], :headings::text[], :codes::text[]) with ordinality as found (line, heading, code, position)
                        order by position
                        """)
                .param("id", id)
                .param("lines", errors.stream().map(RowError::line).toArray(Integer[]::new))
                .param("headings", headings(errors))
                .param("codes", errors.stream().map(RowError::code).toArray(String[]::new))
                .update();
    }

    List<Numbered> page(UUID id, long after, int limit) {
        return jdbc.sql("""
                        select number, line, heading, code from import_error
                        where import = :id and number > :after order by number limit :limit
                        """)
                .param("id", id)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Numbered(
                        row.getLong("number"),
                        new RowError(
                                row.getInt("line"),
                                Optional.ofNullable(row.getString("heading")),
                                row.getString("code"))))
                .list();
    }

    private static String[] headings(List<RowError> errors) {
        var headings = new String[errors.size()];
        for (var i = 0; i < headings.length; i++) {
            var heading = errors.get(i).heading();
            if (heading.isPresent()) {
                headings[i] = heading.get();
            }
        }
        return headings;
    }
}
