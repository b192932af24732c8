package org.countersign.format.ledger;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a client of an organisation may do, as the attribute {@link #ATTRIBUTE} of its certificate says. */
public enum Role {
    /** Keeps issuers, keys, types, partners, schemes and the clock floor. */
    STEWARD("steward"),
    /** Registers and changes certificates; awards points. */
    ISSUER("issuer"),
    /** Transfers and expires points. */
    OPERATOR("operator"),
    /** Holds, captures, releases, redeems and gives back points. */
    PARTNER("partner");

    /** The certificate attribute that lists roles, separated by commas. */
    public static final String ATTRIBUTE = "countersign.roles";

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The word that stands for the role in the attribute. */
    public String word() {
        return word;
    }

    /** The roles that an attribute value names; words for roles of other contracts mean nothing here. */
    public static Set<Role> parse(String attribute) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : attribute.split(",", -1)) {
            for (Role role : values()) {
                if (role.word.equals(word.strip())) {
                    roles.add(role);
                }
            }
        }
        return Collections.unmodifiableSet(roles);
    }
}
