package org.countersign.gateway.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a request through to an endpoint only with one of its {@link AllowedRoles}. It runs before the body is read, so a caller without the
 * role learns nothing about the request and writes nothing; an endpoint without the annotation is closed. A {@link PublicRead} is open to all, and a
 * {@link WalletEndpoint}, a {@link HolderEndpoint}, an {@link OfficePage} and a {@link CitizenPage} have filter chains of their own.
 */
final class RoleGate implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST || !(handler instanceof HandlerMethod method)) {
            return true; // An asynchronous answer to a request that passed, or Spring's own "no such path".
        }
        if (method.getBeanType().isAnnotationPresent(PublicRead.class)) {
            return true;
        }
        if (isBehindItsOwnChain(request, method.getBeanType())) {
            return true;
        }
        var allowed = AllowedRoles.Lookup.of(method).map(AllowedRoles::value).orElse(new Role[0]);
        var caller = CallerAuthentication.current();
        if (caller.isEmpty() || Arrays.stream(allowed).noneMatch(caller.get()::is)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, ProblemCode.FORBIDDEN.title());
        }
        return true;
    }

    /** The annotation alone opens nothing: the path is what the other chain stands before. */
    private static boolean isBehindItsOwnChain(HttpServletRequest request, Class<?> controller) {
        var path = request.getRequestURI();
        return (controller.isAnnotationPresent(WalletEndpoint.class) && path.startsWith(WalletEndpoint.PATH + "/"))
                || (controller.isAnnotationPresent(HolderEndpoint.class) && path.startsWith(HolderEndpoint.PATH + "/"))
                || (controller.isAnnotationPresent(OfficePage.class) && path.startsWith(OfficePage.PATH))
                || (controller.isAnnotationPresent(CitizenPage.class) && path.startsWith(CitizenPage.PATH));
    }
}
