package org.countersign.gateway.authorization.clients;

import java.time.Duration;
import java.util.List;
import org.countersign.gateway.authorization.dpop.DPoPNames;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.authorization.profile.BrowserProperties;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.security.HolderEndpoint;
import org.countersign.gateway.security.WalletEndpoint;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Opens the endpoints that wallets call to pages of the configured origins, and nothing else: not the pages that citizens see, which are for navigation, and no interface
 * of staff. No cookie is looked at there, so none is allowed. Without an origin everything stays closed to other pages.
 */
public final class BrowserWallets {
    private static final List<String> ENDPOINTS = List.of(
            OAuthNames.TOKEN,
            OAuthNames.PAR,
            OAuthNames.CHALLENGE,
            OAuthNames.JWKS,
            OAuthNames.METADATA,
            WalletEndpoint.PATH + "/**",
            HolderEndpoint.PATH + "/**");
    private static final List<String> SENT = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            DPoPNames.DPOP,
            IdempotencyKey.HEADER,
            AttestationNames.ATTESTATION_HEADER,
            AttestationNames.PROOF_HEADER);
    private static final List<String> SHOWN = List.of(
            DPoPNames.NONCE_HEADER,
            AttestationNames.CHALLENGE_HEADER,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE);

    private final List<String> origins;

    public BrowserWallets(BrowserProperties properties) {
        this.origins = properties.origins();
    }

    /** Lets the chain answer browsers that ask first; before every filter that may refuse, so that a page can read refusals too. */
    public void open(HttpSecurity http) {
        if (origins.isEmpty()) {
            return;
        }
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "POST"));
        allowed.setAllowedHeaders(SENT);
        allowed.setExposedHeaders(SHOWN);
        allowed.setAllowCredentials(false);
        allowed.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        ENDPOINTS.forEach(path -> source.registerCorsConfiguration(path, allowed));
        http.cors(cors -> cors.configurationSource(source));
    }
}
