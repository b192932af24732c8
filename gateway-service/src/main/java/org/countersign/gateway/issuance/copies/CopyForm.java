package org.countersign.gateway.issuance.copies;

import org.countersign.format.ledger.FormCode;

/** The forms in which a copy of a certificate can be had (design, section 5). */
public enum CopyForm {
    /** A CWT in COSE_Sign1, as text with its prefix. */
    COUNTER_PASS("counter-pass"),
    /** An SD-JWT VC with all its disclosures (RFC 9901; media type {@code dc+sd-jwt}). */
    SD_JWT_VC("dc+sd-jwt");

    private final FormCode code;

    CopyForm(String code) {
        this.code = new FormCode(code);
    }

    public FormCode code() {
        return code;
    }
}
