package org.countersign.gateway.office.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an officer may be, several at once. The names in accounts and in a provider's claims are the lower-case ones. */
public enum OfficerRole {
    /** Finds certificates and looks at them; personal fields are masked. */
    CLERK,
    /** Issues, imports, suspends, resumes, revokes, reissues, prints, offers; sees one certificate's personal fields after naming a reason. */
    OFFICER,
    /** Decides on what another officer asked for, where the type demands a second person. */
    APPROVER,
    /** Sees personal fields without asking, and what all officers did. */
    SUPERVISOR;

    /** The role's name in accounts and claims. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OfficerRole> ofClaim(String text) {
        return Arrays.stream(values()).filter(role -> role.claim().equals(text)).findFirst();
    }
}
