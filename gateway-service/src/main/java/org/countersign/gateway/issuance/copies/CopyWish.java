package org.countersign.gateway.issuance.copies;

import java.util.Optional;
import org.countersign.format.cose.VerificationKey;

/**
 * One copy that is wished for.
 *
 * @param holder whose key the copy is bound to; empty for paper
 */
public record CopyWish(CopyForm form, Optional<VerificationKey> holder) {
    public CopyWish {
        if (form == CopyForm.SD_JWT_VC && holder.isEmpty()) {
            throw new IllegalArgumentException("an SD-JWT VC is bound to a holder's key; paper is a counter pass");
        }
    }
}
