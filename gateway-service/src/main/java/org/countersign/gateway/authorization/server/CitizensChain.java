package org.countersign.gateway.authorization.server;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Optional;
import org.countersign.gateway.authorization.CredentialDirectory.Citizen;
import org.countersign.gateway.authorization.oauth.AsPublicAddress;
import org.countersign.gateway.authorization.signin.CitizenAuthentication;
import org.countersign.gateway.authorization.signin.SignIn;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.security.AuthenticatedArgument;
import org.countersign.gateway.security.CitizenPage;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Before the pages for citizens: the same sign-in as before a wallet's consent page, the same session, and a token against forged forms in every form. */
@Configuration(proxyBeanMethods = false)
class CitizensChain implements WebMvcConfigurer {

    static {
        // It comes from the session, not from the request's parameters.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Citizen.class);
    }

    @Bean
    @Order(0)
    SecurityFilterChain citizensPagesChain(HttpSecurity http, PublicAddress address, SignIn signIn) {
        http.securityMatcher(CitizenPage.PATH, CitizenPage.PATH + "/**")
                .addFilterBefore(new AsPublicAddress(address), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .access((authentication, request) -> new AuthorizationDecision(
                                        authentication.get() instanceof CitizenAuthentication)))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable());
        signIn.demand(http);
        return http.build();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AuthenticatedArgument<>(Citizen.class, CitizensChain::signedIn));
    }

    private static Optional<Citizen> signedIn() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CitizenAuthentication signedIn
                ? Optional.of(signedIn.citizen())
                : Optional.empty();
    }
}
