package org.countersign.gateway.issuance.copies;

import java.util.Optional;
import org.countersign.format.Digest;
import org.countersign.format.ledger.Copy;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.status.StatusReference;

/**
 * A copy that is signed and not yet written.
 *
 * @param text what its holder receives
 * @param hash of what the issuer signed; what the ledger registers
 * @param holder the thumbprint of the key that the copy is bound to (RFC 7638); empty for paper
 */
record SignedCopy(CopyForm form, StatusReference place, String text, Digest hash, Optional<Digest> holder) {
    Copy forLedger() {
        return new Copy(
                form.code(),
                hash,
                new StatusIndex(place.list().value(), place.index().value()));
    }

    /** The copy says who its holder is. */
    @Override
    public String toString() {
        return "SignedCopy[" + form + "]";
    }
}
