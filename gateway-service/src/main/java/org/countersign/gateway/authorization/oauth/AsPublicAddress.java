package org.countersign.gateway.authorization.oauth;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.countersign.gateway.http.PublicAddress;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets requests to the protocols' endpoints look as if they had come to the public address, whatever their {@code Host} header or the proxy before us says: issuer,
 * redirects and the {@code htu} of DPoP proofs are made from it.
 */
public final class AsPublicAddress extends OncePerRequestFilter {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final PublicAddress address;

    public AsPublicAddress(PublicAddress address) {
        this.address = address;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new AtPublicAddress(request), response);
    }

    private final class AtPublicAddress extends HttpServletRequestWrapper {
        AtPublicAddress(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getScheme() {
            return address.url().getScheme();
        }

        @Override
        public String getServerName() {
            return address.url().getHost();
        }

        @Override
        public int getServerPort() {
            var port = address.url().getPort();
            return port >= 0 ? port : isSecure() ? HTTPS_PORT : HTTP_PORT;
        }

        @Override
        public boolean isSecure() {
            return address.isHttps();
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(address.issuer()).append(getRequestURI());
        }
    }
}
