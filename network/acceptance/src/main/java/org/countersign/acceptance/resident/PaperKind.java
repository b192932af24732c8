package org.countersign.acceptance.resident;

/** The six shipped types that an office issues by machine, and who holds them; the seventh needs a second person. */
public enum PaperKind {
    ELDERLY("elderly-preference-card", 1, LifeSpan.ELDERLY),
    DISABILITY("disability-card", 2, LifeSpan.ADULT),
    RESIDENCE("residence-permit", 3, LifeSpan.ADULT),
    VOLUNTEER("volunteer-service-card", 4, LifeSpan.VOLUNTEER),
    MARRIAGE("marriage-certificate", 5, LifeSpan.ADULT),
    SOLE_TRADER("sole-trader-licence", 6, LifeSpan.ADULT);

    private final String type;
    private final int group;
    private final LifeSpan holders;

    PaperKind(String type, int group, LifeSpan holders) {
        this.type = type;
        this.group = group;
        this.holders = holders;
    }

    /** The type's code at the gateway. */
    public String type() {
        return type;
    }

    /** See {@link Population#residents}. */
    int group() {
        return group;
    }

    LifeSpan holders() {
        return holders;
    }
}
