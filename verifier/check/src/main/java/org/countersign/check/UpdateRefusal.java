package org.countersign.check;

import org.countersign.format.FormatCode;

/** Why a fetched trust bundle or status list is not taken. The held one stays. The names are stable. */
public enum UpdateRefusal {
    /** Not what its format allows. */
    MALFORMED,
    /** Signed by a key that may not sign this. */
    OTHER_KEY,
    BAD_SIGNATURE,
    /** Of an algorithm that this program cannot check, or that this desk was not told to allow. */
    ALGORITHM_LACKING,
    /** Older than what is held: a replay, or a server that fell back. */
    ROLLBACK,
    /** The version that is held, with other content: somebody signs two truths. */
    SAME_VERSION_OTHER_CONTENT,
    /** A status list by another name than the one asked for. */
    OTHER_LIST;

    static UpdateRefusal of(FormatCode code) {
        return switch (code) {
            case COSE_SIGNATURE -> BAD_SIGNATURE;
            case COSE_ALGORITHM_LACKING, KEY_ALGORITHM -> ALGORITHM_LACKING;
            default -> MALFORMED;
        };
    }
}
