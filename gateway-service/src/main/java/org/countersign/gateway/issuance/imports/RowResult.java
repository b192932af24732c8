package org.countersign.gateway.issuance.imports;

import java.util.List;
import org.countersign.gateway.issuance.CheckedCertificate;

/** What a row is good for. */
sealed interface RowResult {
    record Good(int line, CheckedCertificate certificate) implements RowResult {}

    /** Refused; {@code errors} is never empty. */
    record Bad(List<RowError> errors) implements RowResult {
        public Bad {
            errors = List.copyOf(errors);
        }
    }
}
