package org.countersign.gateway.credit;

import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.ledger.TrustView;
import org.countersign.gateway.problem.ProblemException;

/** For which organisation the gateway asks the ledger, by what the ledger itself says. */
final class Organisations {
    private final TrustView trust;
    private final MspId home;

    Organisations(TrustView trust, MspId home) {
        this.trust = trust;
        this.home = home;
    }

    /** The officers' own organisation where it may award points of the scheme, else the first that may. */
    MspId earnerOf(SchemeId scheme) {
        var earners = trust.scheme(scheme)
                .orElseThrow(() -> refused(RefusalCode.UNKNOWN_SCHEME, "no scheme " + scheme))
                .earners();
        return earners.contains(home) ? home : earners.getFirst();
    }

    MspId of(PartnerId partner) {
        return trust.partner(partner)
                .orElseThrow(() -> refused(RefusalCode.UNKNOWN_PARTNER, "no partner " + partner))
                .msp();
    }

    static ProblemException refused(RefusalCode code, String detail) {
        return ProblemException.refusedByLedger(code.name(), detail);
    }
}
