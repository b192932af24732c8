package org.countersign.acceptance.resident;

import java.time.LocalDate;

/** Somebody who does not exist. */
public record Resident(
        int serial, String name, Sex sex, LocalDate birth, String idNumber, District district, String address) {}
