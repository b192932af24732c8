package org.countersign.gateway.issuance.imports;

import org.countersign.gateway.issuance.types.ReservedColumn;
import org.countersign.gateway.issuance.types.TypeField;

/** What a column of the file holds. */
sealed interface Column {
    record OfField(TypeField field) implements Column {}

    record Reserved(ReservedColumn column) implements Column {}

    default String name() {
        return switch (this) {
            case OfField(var field) -> field.name();
            case Reserved(var column) -> column.wireName();
        };
    }

    /** Whether a value of it that was cut short, but not to nothing, is always noticed. */
    default boolean hasFixedLength() {
        return switch (this) {
            case OfField(var field) -> field.hasFixedLength();
            case Reserved(var column) ->
                switch (column) {
                    case VALID_FROM, VALID_UNTIL -> true;
                    case TYPE -> false;
                };
        };
    }
}
