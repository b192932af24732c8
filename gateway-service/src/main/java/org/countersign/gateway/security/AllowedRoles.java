package org.countersign.gateway.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** The roles that may call an endpoint, any of them. An endpoint without it can be called by nobody. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedRoles {
    Role[] value();

    /** Finds the annotation that counts: the method's own, else that of its class. */
    final class Lookup {
        private Lookup() {}

        public static Optional<AllowedRoles> of(HandlerMethod method) {
            return Optional.ofNullable(method.getMethodAnnotation(AllowedRoles.class))
                    .or(() -> Optional.ofNullable(
                            AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), AllowedRoles.class)));
        }
    }
}
