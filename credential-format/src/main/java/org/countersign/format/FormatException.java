package org.countersign.format;

/** Something from outside is not what the format allows. The code is stable; the detail never holds personal data. */
public final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FormatCode code;

    public FormatException(FormatCode code, String detail) {
        super(code + ": " + detail);
        this.code = code;
    }

    public FormatCode code() {
        return code;
    }
}
