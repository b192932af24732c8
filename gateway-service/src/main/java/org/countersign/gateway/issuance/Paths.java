package org.countersign.gateway.issuance;

import java.util.UUID;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.problem.ProblemException;

/** Reads ids from paths and queries. An id that could not be one of ours is the id of nothing. */
public final class Paths {
    private Paths() {}

    public static CertificateId certificate(String text) {
        return new CertificateId(uuid(text, "certificate"));
    }

    public static String uuid(String text, String what) {
        try {
            var id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("there is no such " + what);
        }
        throw ProblemException.notFound("there is no such " + what);
    }
}
