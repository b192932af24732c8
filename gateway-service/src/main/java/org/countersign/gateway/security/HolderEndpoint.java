package org.countersign.gateway.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller for devices that hold a certificate, below {@link #PATH}: no role opens it. The filter chain that stands before that path lets through only requests that
 * prove a key (RFC 9449). Outside of that path the annotation opens nothing: there a staff token is demanded, and then refused.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface HolderEndpoint {
    /** Below this path proofs of holders' keys count, and nothing else. */
    String PATH = "/api/v1/holder";
}
