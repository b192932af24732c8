package org.countersign.chaincode.rules;

import java.util.Set;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;

/** Who sends a transaction: an organisation, and what it lets this client do. */
public record Caller(MspId msp, Set<Role> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    void requireRole(Role role) throws Refusal {
        Refusal.unless(roles.contains(role), RefusalCode.ROLE_MISSING);
    }

    /** Requires that the caller acts for {@code owner}; every organisation names its own clients' roles, so roles alone prove nothing. */
    void requireMsp(MspId owner, RefusalCode otherwise) throws Refusal {
        Refusal.unless(msp.equals(owner), otherwise);
    }
}
