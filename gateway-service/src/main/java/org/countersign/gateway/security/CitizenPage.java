package org.countersign.gateway.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller of pages for citizens, at and below {@link #PATH}: no token opens it. The filter chain that stands before that path lets through citizens who signed in. Outside
 * of that path the annotation opens nothing.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CitizenPage {
    /** Here citizens' sessions count, and nothing else. */
    String PATH = "/citizen";
}
