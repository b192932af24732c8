package org.countersign.check;

import org.countersign.format.cose.SignatureCheck;

/**
 * Checks what a citizen shows. A pure function: the same text and context give the same result. It answers every input,
 * throws for none, needs no network, and shows nothing from outside before the step that vouches for it.
 */
public final class Check {
    private final SignatureCheck signatures;

    public Check(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    /** Decides on whatever a scanner delivered, however long it is and whoever made it. */
    public CheckResult check(String scanned, CheckContext context) {
        return new CheckRun(scanned, context, signatures).check();
    }
}
