package org.countersign.gateway.issuance.copies;

import org.countersign.format.ledger.FormCode;

/** The forms in which a copy of a certificate can be had (design, section 5). */
public enum CopyForm {
    /** A CWT in COSE_Sign1, as text with its prefix. */
    COUNTER_PASS("counter-pass"),
    /** An SD-JWT VC with all its disclosures (RFC 9901; media type {@code dc+sd-jwt}). */
    SD_JWT_VC("sd-jwt-vc");

    private final String code;

    CopyForm(String code) {
        this.code = code;
    }

    /** The form as the ledger names it. */
    public FormCode code() {
        return new FormCode(code);
    }
}
