package org.countersign.counter.reading;

/** Why no text could be taken from what was handed over. */
public enum ReadingProblem {
    /** The file, the picture or the text is larger than anything that a counter is handed in earnest. */
    TOO_LARGE,
    /** It says that it is a picture or a PDF, and cannot be read as one. */
    DAMAGED,
    /** A PDF that opens only with a password. */
    LOCKED,
    /** It is neither a picture, nor a PDF, nor text. */
    UNKNOWN_KIND,
    /** Reading it took longer or needed more memory than is allowed. */
    TOO_COSTLY
}
