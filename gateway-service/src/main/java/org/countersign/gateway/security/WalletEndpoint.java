package org.countersign.gateway.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller for wallets, below {@code /openid4vci}: no role opens it. The security filter chain of the authorization server stands before it and lets through only
 * wallets' access tokens, except where the protocol has no token yet. Outside of that path the annotation opens nothing: there a staff token is demanded, and then refused.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WalletEndpoint {
    /** Below this path wallets' tokens count, and no others. */
    String PATH = "/openid4vci";
}
