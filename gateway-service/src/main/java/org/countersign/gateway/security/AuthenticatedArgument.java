package org.countersign.gateway.security;

import java.util.Optional;
import java.util.function.Supplier;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers what the request's token stands for, such as the {@link Caller}; without it the request is refused as unauthenticated. */
public final class AuthenticatedArgument<T> implements HandlerMethodArgumentResolver {
    private final Class<T> type;
    private final Supplier<Optional<T>> current;

    /**
     * For one type of argument.
     *
     * @param current what the request at hand was authenticated with
     */
    public AuthenticatedArgument(Class<T> type, Supplier<Optional<T>> current) {
        this.type = type;
        this.current = current;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return current.get()
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.UNAUTHENTICATED, ProblemCode.UNAUTHENTICATED.title()));
    }
}
