package org.countersign.check;

/** The steps of a check, in their order; the first that fails decides. The same headings stand in docs/reference/check-steps.md. */
public enum CheckStep {
    READ_THE_TEXT(1, "Read the text", "wire-format §1, §3; RFC 9285; RFC 9052 §4.2"),
    HOLD_A_TRUST_BUNDLE(2, "Hold a trust bundle", "wire-format §5"),
    KNOW_THE_TIME(3, "Know the time", "concepts/words, time floor"),
    REFUSE_EXPIRED_TRUST(4, "Refuse an expired trust bundle", "wire-format §5; RFC 8392 §3.1.4"),
    FIND_THE_KEY(5, "Find the issuer's key", "RFC 9052 §3.1"),
    REFUSE_A_KEY_OUT_OF_USE(6, "Refuse a key out of use", "wire-format §5"),
    VERIFY_THE_SIGNATURE(7, "Verify the signature", "RFC 9052 §4.4; RFC 9053 §2.1, §2.2"),
    READ_THE_CONTENT(8, "Read the content", "wire-format §2; RFC 8949 §4.2"),
    MATCH_TYPE_AND_ISSUER(9, "Match type and issuer", "wire-format §5"),
    READ_THE_FIELDS(10, "Read the fields", "wire-format §2"),
    COMPARE_THE_DATES(11, "Compare the dates", "RFC 8392 §3.1.4"),
    VERIFY_THE_HOLDER(
            12, "Verify the holder's signature", "wire-format §3; RFC 8747 §3.1; RFC 9528 §3.5.3; RFC 9052 §4.4"),
    WEIGH_THE_AGE_OF_THE_SHOWING(13, "Weigh the age of the showing", "wire-format §3; RFC 8392 §3.1.6"),
    COMPARE_THE_SHOWING(14, "Compare the showing", "certificate-types; wire-format §3; RFC 8392 §3.1.3"),
    FIND_THE_STATUS(15, "Find the status", "Token Status List §8.3"),
    REFUSE_THE_REVOKED(16, "Refuse the revoked", "Token Status List §7.1"),
    WEIGH_THE_AGE_OF_THE_STATUS(17, "Weigh the age of the status", "Token Status List §8.3; certificate-types"),
    READ_THE_STATUS(18, "Read the status", "Token Status List §7.1");

    private final int number;
    private final String title;
    private final String clause;

    CheckStep(int number, String title, String clause) {
        this.number = number;
        this.title = title;
        this.clause = clause;
    }

    public int number() {
        return number;
    }

    public String title() {
        return title;
    }

    /** Where the rule comes from: the published text, or the page of this repository's docs. */
    public String clause() {
        return clause;
    }

    /** As the reference page writes it: {@code Step 7: Verify the signature}. */
    public String heading() {
        return "Step " + number + ": " + title;
    }
}
