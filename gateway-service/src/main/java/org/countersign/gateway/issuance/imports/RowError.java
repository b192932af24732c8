package org.countersign.gateway.issuance.imports;

import java.util.Optional;

/**
 * One complaint about a row: a place and a code, never a value.
 *
 * @param heading the column as the file's header spells it; absent when the row as a whole is meant
 */
record RowError(int line, Optional<String> heading, String code) {

    static RowError of(int line, RowFault fault) {
        return new RowError(line, Optional.empty(), fault.name());
    }
}
