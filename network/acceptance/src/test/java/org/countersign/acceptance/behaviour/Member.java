package org.countersign.acceptance.behaviour;

/** The organisations of the channel, in the order of its endorsers. The gateway belongs to the first. */
enum Member {
    DATA_BUREAU("DataBureauMSP", "data-bureau.countersign.test", "steward,issuer,operator"),
    CIVIL_AFFAIRS("CivilAffairsMSP", "civil-affairs.countersign.test", "issuer,operator"),
    PARTNERS("PartnersMSP", "partners.countersign.test", "partner");

    private final String mspId;
    private final String domain;
    private final String roles;

    Member(String mspId, String domain, String roles) {
        this.mspId = mspId;
        this.domain = domain;
        this.roles = roles;
    }

    String mspId() {
        return mspId;
    }

    String domain() {
        return domain;
    }

    /** The attribute countersign.roles of the organisation's user {@code gateway}. */
    String roles() {
        return roles;
    }
}
