package org.countersign.check;

import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;

/**
 * Checks a presentation of an SD-JWT VC by the same steps and to the same verdicts as {@link Check} does a scanned text. A pure
 * function that answers every input, throws for none and needs no network.
 */
public final class PresentationCheck {
    private final SignatureCheck signatures;
    private final Sha256 sha256;

    public PresentationCheck(SignatureCheck signatures, Sha256 sha256) {
        this.signatures = signatures;
        this.sha256 = sha256;
    }

    /** Key binding is always demanded: whoever can be asked for a presentation can sign one. */
    public CheckResult check(String presentation, CheckContext context, PresentationExpectation expected) {
        PresentationReader reader = new PresentationReader(signatures, sha256, expected);
        return new PresentationRun(context, reader).check(presentation);
    }
}
