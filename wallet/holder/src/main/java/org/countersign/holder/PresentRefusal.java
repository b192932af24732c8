package org.countersign.holder;

/** Why a held certificate cannot be shown as it was asked. The names are stable. */
public enum PresentRefusal {
    /** The pass names no key of a holder: anybody could have signed around it. */
    PAPER_ONLY,
    /** The device signs with another key than the one that the pass names; a counter would refuse what it makes. */
    OTHER_KEY
}
