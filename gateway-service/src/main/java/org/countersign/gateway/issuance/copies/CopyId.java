package org.countersign.gateway.issuance.copies;

import java.util.UUID;

/** Names one wish for copies of one certificate; also the id of its operation on the ledger. */
public record CopyId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
