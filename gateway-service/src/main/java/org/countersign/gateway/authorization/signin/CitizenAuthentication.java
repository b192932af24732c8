package org.countersign.gateway.authorization.signin;

import java.io.Serial;
import java.util.List;
import org.countersign.gateway.authorization.CredentialDirectory.Citizen;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A citizen who signed in, for one authorization. The name of this authentication is random: it says nothing of the person, and opens nothing. */
public final class CitizenAuthentication extends AbstractAuthenticationToken {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String subject;
    private final transient Citizen citizen;

    public CitizenAuthentication(String subject, Citizen citizen) {
        super(List.of());
        this.subject = subject;
        this.citizen = citizen;
        setAuthenticated(true);
    }

    public Citizen citizen() {
        return citizen;
    }

    @Override
    public Object getPrincipal() {
        return subject;
    }

    @Override
    public String getName() {
        return subject;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
