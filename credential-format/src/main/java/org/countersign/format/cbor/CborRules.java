package org.countersign.format.cbor;

/** How strict the reader is. Definite lengths, distinct keys and nothing after the item hold for both. */
public enum CborRules {
    /** RFC 8949, section 4.2.1: shortest heads and sorted keys as well. For everything that Countersign itself writes. */
    DETERMINISTIC,
    /** Any well-formed order and width of integers. For what other systems wrote. */
    WELL_FORMED
}
