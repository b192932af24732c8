package org.countersign.wallet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What the page may do, told to the browser with every answer: its own scripts and styles, its own server and the gateway,
 * and nothing else. A script that got into the page by a mistake of ours could neither run nor send anything away.
 */
final class SecurityHeaders extends OncePerRequestFilter {
    private final String contentPolicy;

    SecurityHeaders(URI gateway) {
        contentPolicy = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data: blob:",
                "connect-src 'self' " + gateway,
                "manifest-src 'self'",
                "worker-src 'self'",
                "media-src 'self' blob:",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", contentPolicy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy", "camera=(self), screen-wake-lock=(self), geolocation=(), microphone=(), usb=()");
        chain.doFilter(request, response);
    }
}
