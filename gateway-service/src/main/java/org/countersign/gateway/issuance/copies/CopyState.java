package org.countersign.gateway.issuance.copies;

import java.util.List;
import org.countersign.format.ledger.RefusalCode;

/** What became of a wish for copies. */
public sealed interface CopyState {
    /** Not yet decided by the ledger. */
    record Pending() implements CopyState {}

    /** On the ledger, and therefore deliverable: the credentials in the order of the wishes. */
    record Registered(List<String> credentials) implements CopyState {
        /** The credentials say who their holder is. */
        @Override
        public String toString() {
            return "Registered[" + credentials.size() + "]";
        }
    }

    /** The ledger refused, for example because the certificate was revoked. */
    record Refused(RefusalCode code) implements CopyState {}
}
