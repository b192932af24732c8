package org.countersign.gateway.authorization.resources;

import jakarta.servlet.DispatcherType;
import org.countersign.gateway.authorization.clients.BrowserWallets;
import org.countersign.gateway.authorization.dpop.DPoPProofs;
import org.countersign.gateway.authorization.oauth.AsPublicAddress;
import org.countersign.gateway.authorization.oauth.OAuthErrors;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.security.WalletEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.filter.CorsFilter;

/** Before the credential issuer's endpoints: wallets' tokens, no session, no cookie. Only offers and nonces are for everybody (OpenID4VCI 1.0, sections 4.1.3 and 7). */
@Configuration(proxyBeanMethods = false)
class WalletResources {

    @Bean
    @Order(0)
    SecurityFilterChain walletResourcesChain(
            HttpSecurity http,
            PublicAddress address,
            WalletTokens tokens,
            DPoPProofs proofs,
            OAuthErrors errors,
            BrowserWallets browsers) {
        browsers.open(http);
        var paths = PathPatternRequestMatcher.withDefaults();
        var open = new OrRequestMatcher(
                paths.matcher(HttpMethod.GET, WalletEndpoint.PATH + "/offers/*"),
                paths.matcher(HttpMethod.POST, WalletEndpoint.PATH + "/nonce"));
        var filter = new WalletTokenFilter(tokens, proofs, errors, open);
        http.securityMatcher(WalletEndpoint.PATH + "/**")
                .addFilterBefore(new AsPublicAddress(address), SecurityContextHolderFilter.class)
                .addFilterAfter(filter, CorsFilter.class)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(open).permitAll();
                    repeatedOrAuthenticated(requests);
                })
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint((request, response, failure) -> filter.challenge(response)));
        return withoutSession(http).build();
    }

    /** What is dispatched again is the answer to a request that was let through before. */
    static void repeatedOrAuthenticated(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .anyRequest()
                .authenticated();
    }

    /** No session and no cookie, so there is nothing to forge across sites. */
    static HttpSecurity withoutSession(HttpSecurity http) {
        return http.csrf(csrf -> csrf.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
    }
}
