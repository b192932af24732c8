package org.countersign.counter.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What the counter's pages may do: run what came with them, use the camera, and talk to this server alone. A browser asks documents and workers for that and nobody else; the
 * scripts and styles of a page go without, which is a twelfth of what a first visit loads.
 */
final class PageFilter extends OncePerRequestFilter {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                    + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self' blob:; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Set<String> WORKERS = Set.of("/sw.js", "/countersign/reader.js");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/") || path.startsWith("/openid4vp/") || path.startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!isPartOfPage(request.getRequestURI())) {
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        }
        chain.doFilter(request, response);
    }

    private static boolean isPartOfPage(String path) {
        return path.endsWith(".css") || (path.endsWith(".js") && !WORKERS.contains(path));
    }
}
