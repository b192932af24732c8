package org.countersign.gateway.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may be. The names in tokens and configuration are the lower-case ones. */
public enum Role {
    /** Issues, suspends and revokes certificates; books earned points. */
    OFFICER,
    /** A counter: fetches trust and status. */
    COUNTER,
    /** A partner agency's system: holds, captures, releases, reverses points. */
    PARTNER,
    /** Proves any record; writes nothing but a rebuild of the projection; puts back items that were set aside. */
    AUDITOR,
    /** Keeps the trust records: starts issuing keys and ends them. */
    STEWARD;

    /** The role's name in tokens. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> ofClaim(String text) {
        return Arrays.stream(values()).filter(role -> role.claim().equals(text)).findFirst();
    }
}
