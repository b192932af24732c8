package org.countersign.holder;

/** Why a held certificate cannot be shown as it was asked. The names are stable. */
public enum PresentRefusal {
    /** It names no key of a holder: anybody could have signed around it. */
    PAPER_ONLY,
    /** The device signs with another key than the one that the certificate names; a counter would refuse what it makes. */
    OTHER_KEY,
    /** The credential lacks a claim that was agreed to. */
    CLAIM_MISSING,
    /** What is stored is no longer what was kept, or cannot be verified here any more. */
    SPOILT
}
