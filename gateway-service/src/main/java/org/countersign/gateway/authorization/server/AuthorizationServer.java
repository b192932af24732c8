package org.countersign.gateway.authorization.server;

import org.countersign.gateway.authorization.clients.BrowserWallets;
import org.countersign.gateway.authorization.oauth.AsPublicAddress;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.authorization.preauthorized.PreAuthorizedConverter;
import org.countersign.gateway.authorization.signin.SignIn;
import org.countersign.gateway.http.PublicAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The one authorization server, for machine clients and for wallets: Spring Authorization Server, with what OpenID4VCI adds to it. Other addresses fall to the closed chain. */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServerChain(
            HttpSecurity http, PublicAddress address, WalletExtension wallets, BrowserWallets browsers, SignIn signIn) {
        browsers.open(http);
        http.securityMatcher(
                        OAuthNames.TOKEN,
                        OAuthNames.PAR,
                        OAuthNames.AUTHORIZE,
                        OAuthNames.CONSENT,
                        OAuthNames.CHALLENGE,
                        OAuthNames.JWKS,
                        OAuthNames.METADATA,
                        OAuthNames.SIGN_IN,
                        OAuthNames.SIGN_IN + "/**")
                .addFilterBefore(new AsPublicAddress(address), SecurityContextHolderFilter.class)
                .addFilterBefore(wallets.dpopGate(), AbstractPreAuthenticatedProcessingFilter.class)
                .addFilterBefore(wallets.challenges(), AbstractPreAuthenticatedProcessingFilter.class)
                .addFilterAfter(wallets.consentPage(), AuthorizationFilter.class)
                .oauth2AuthorizationServer(wallets::extend)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(OAuthNames.SIGN_IN, OAuthNames.SIGN_IN + "/**")
                            .permitAll();
                    if (!wallets.profile().isHaip()) {
                        requests.requestMatchers(PreAuthorizedConverter.matcher())
                                .permitAll();
                    }
                    requests.anyRequest().authenticated();
                })
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                // The framework excepts its own endpoints; this one changes nothing.
                .csrf(csrf -> csrf.ignoringRequestMatchers(OAuthNames.CHALLENGE))
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable());
        signIn.extend(http, wallets.refusals());
        return http.build();
    }
}
