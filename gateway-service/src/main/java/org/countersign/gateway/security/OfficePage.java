package org.countersign.gateway.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller of pages for officers, below {@code /office}: no token opens it. A security filter chain of its own stands before it and lets through officers who signed in,
 * and a gate asks what each may do. Outside of that path the annotation opens nothing.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OfficePage {
    /** Below this path officers' sessions count, and no tokens. */
    String PATH = "/office";
}
