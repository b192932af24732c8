package org.countersign.acceptance.resident;

/** As on Chinese certificates and in the seventeenth digit of an ID number. */
public enum Sex {
    MALE,
    FEMALE
}
