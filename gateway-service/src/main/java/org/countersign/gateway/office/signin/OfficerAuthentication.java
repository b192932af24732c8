package org.countersign.gateway.office.signin;

import java.io.Serial;
import java.util.Optional;
import org.countersign.gateway.office.accounts.Officer;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** An officer's session. The password is not kept. */
final class OfficerAuthentication extends AbstractAuthenticationToken {
    /** The authority that the pages ask for; citizens and machine clients never have it. */
    static final String AUTHORITY = "OFFICE";

    @Serial
    private static final long serialVersionUID = 1L;

    private final Officer officer;

    OfficerAuthentication(Officer officer) {
        super(AuthorityUtils.createAuthorityList(AUTHORITY));
        this.officer = officer;
        setAuthenticated(true);
    }

    static Optional<Officer> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof OfficerAuthentication authentication
                ? Optional.of(authentication.officer)
                : Optional.empty();
    }

    @Override
    public Officer getPrincipal() {
        return officer;
    }

    @Override
    public String getName() {
        return officer.id();
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
