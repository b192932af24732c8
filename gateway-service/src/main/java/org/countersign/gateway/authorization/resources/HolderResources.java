package org.countersign.gateway.authorization.resources;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.countersign.gateway.authorization.HolderKey;
import org.countersign.gateway.authorization.clients.BrowserWallets;
import org.countersign.gateway.authorization.dpop.DPoPProofs;
import org.countersign.gateway.authorization.fresh.FreshValues;
import org.countersign.gateway.authorization.fresh.SeenOnce;
import org.countersign.gateway.authorization.oauth.AsPublicAddress;
import org.countersign.gateway.authorization.profile.AuthorizationProperties;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.problem.Problems;
import org.countersign.gateway.security.AuthenticatedArgument;
import org.countersign.gateway.security.HolderEndpoint;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Before the endpoints for devices that hold a certificate: proofs of their keys, no token, no session, no cookie. */
@Configuration(proxyBeanMethods = false)
class HolderResources implements WebMvcConfigurer {

    static {
        // It comes from the proof, not from the request's parameters.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(HolderKey.class);
    }

    @Bean
    @Order(0)
    SecurityFilterChain holderResourcesChain(
            HttpSecurity http,
            PublicAddress address,
            FreshValues dpopNonces,
            SeenOnce seen,
            Clock clock,
            AuthorizationProperties properties,
            Problems problems,
            BrowserWallets browsers) {
        browsers.open(http);
        var filter =
                new HolderProofFilter(new DPoPProofs(dpopNonces, true, seen, clock, properties.proofAge()), problems);
        http.securityMatcher(HolderEndpoint.PATH + "/**")
                .addFilterBefore(new AsPublicAddress(address), SecurityContextHolderFilter.class)
                .addFilterAfter(filter, CorsFilter.class)
                .authorizeHttpRequests(WalletResources::repeatedOrAuthenticated)
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint((request, response, failure) -> filter.challenge(response)));
        return WalletResources.withoutSession(http).build();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AuthenticatedArgument<>(HolderKey.class, HolderResources::proven));
    }

    private static Optional<HolderKey> proven() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof HolderKey key
                ? Optional.of(key)
                : Optional.empty();
    }
}
