package org.countersign.gateway.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * An endpoint that anybody may read, without a token and from any page: it holds nothing personal, nothing that depends on who asks, and can be answered by a cache. Its
 * path is one of {@link Paths#ALL}. See {@code docs/decisions/authenticated-reads.md}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicRead {

    /** Named a second time, so that an annotation alone opens nothing. */
    final class Paths {
        public static final List<String> ALL = List.of(
                "/api/v1/status-lists", "/api/v1/status-lists/*", "/vct/*", "/.well-known/openid-credential-issuer");

        private Paths() {}

        static String[] array() {
            return ALL.toArray(String[]::new);
        }
    }
}
