package org.countersign.gateway.issuance;

import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;

/** A machine client is one person at most: what needs two is done on the officers' pages. */
public final class SecondPerson {
    private SecondPerson() {}

    /** Throws {@code APPROVAL_REQUIRED} where the type demands a second person. */
    public static void refuseAlone(CertificateType type) {
        if (type.needsApproval()) {
            throw new ProblemException(
                    ProblemCode.APPROVAL_REQUIRED,
                    "certificates of %s are issued and corrected on the officers' pages, where a second person approves"
                            .formatted(type.code()));
        }
    }
}
