package org.countersign.counter.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody to the API without its secret. A page of a foreign origin cannot know it, so it can start nothing either. */
final class ApiFilter extends OncePerRequestFilter {
    private final ApiToken token;

    ApiFilter(ApiToken token) {
        this.token = token;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (token.isIn(Optional.ofNullable(request.getHeader("Authorization")))) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("application/problem+json");
        response.getOutputStream()
                .write(Replies.problem(
                        HttpServletResponse.SC_UNAUTHORIZED, "UNAUTHENTICATED", "show the desk's API token"));
    }
}
