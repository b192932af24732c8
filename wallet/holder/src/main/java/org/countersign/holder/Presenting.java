package org.countersign.holder;

/** What a holder can show. */
public sealed interface Presenting {
    /** The text of the QR code, or the presentation for a verifier. */
    record Shown(String text) implements Presenting {}

    record Refused(PresentRefusal reason) implements Presenting {}
}
