package org.countersign.gateway.office.signin;

import org.countersign.gateway.office.accounts.OfficerAccounts;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Compares id and password with the accounts' file. */
final class AccountSignIn implements AuthenticationProvider {
    private static final int LONGEST = 256;

    private final OfficerAccounts accounts;
    private final SignInAttempts attempts;

    AccountSignIn(OfficerAccounts accounts, SignInAttempts attempts) {
        this.accounts = accounts;
        this.attempts = attempts;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        var id = given.getName();
        var password = String.valueOf(given.getCredentials());
        if (id.length() > LONGEST || password.length() > LONGEST) {
            throw new BadCredentialsException("too long to be an account");
        }
        if (!attempts.mayTry(id)) {
            throw new LockedException("too many wrong passwords");
        }
        var officer = accounts.of(id, password);
        if (officer.isEmpty()) {
            attempts.failed(id);
            throw new BadCredentialsException("no account of that name and password");
        }
        attempts.succeeded(id);
        return new OfficerAuthentication(officer.get());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
