package org.countersign.gateway.office.accounts;

import java.util.List;
import java.util.regex.Pattern;

/** One entry of {@code officers.json}. Never logged: the text form leaves the password out. */
record OfficerAccount(String id, String name, String password, List<String> roles) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int MIN_PASSWORD_LENGTH = 12;

    OfficerAccount {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an officer's id has 1 to 64 of A-Z a-z 0-9 _ . -");
        }
        if (password.length() < MIN_PASSWORD_LENGTH) {
            throw new IllegalArgumentException(
                    "officer %s: a password has at least %d characters".formatted(id, MIN_PASSWORD_LENGTH));
        }
        roles = List.copyOf(roles);
        for (var role : roles) {
            if (OfficerRole.ofClaim(role).isEmpty()) {
                throw new IllegalArgumentException("officer %s: there is no role %s".formatted(id, role));
            }
        }
    }

    @Override
    public String toString() {
        return "OfficerAccount[" + id + "]";
    }
}
