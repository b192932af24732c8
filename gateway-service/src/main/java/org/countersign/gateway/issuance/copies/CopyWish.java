package org.countersign.gateway.issuance.copies;

import java.util.Optional;
import org.countersign.format.cose.VerificationKey;

/** One copy that is wished for. @param holder whose key the copy is bound to; empty for paper */
public record CopyWish(CopyForm form, Optional<VerificationKey> holder) {}
