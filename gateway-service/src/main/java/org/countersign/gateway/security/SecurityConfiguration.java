package org.countersign.gateway.security;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.problem.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Closed by default: a bearer token for everything but health and {@link PublicRead}s; then the endpoint's own roles ({@link RoleGate}). Metrics are for auditors. No session, no cookie. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, SecurityProperties properties, Problems problems) {
        var unauthenticated = unauthenticated(problems);
        return http.authorizeHttpRequests(requests -> requests
                        // The first pass of these requests was authorised; what is dispatched again is its answer.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        // Interceptors, and with them the role gate, do not stand before the management endpoints.
                        .requestMatchers("/actuator/**")
                        .hasRole(Role.AUDITOR.name())
                        .requestMatchers(HttpMethod.GET, PublicRead.Paths.array())
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, PublicRead.Paths.array())
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(
                                new CallerFromToken(properties.rolesClaim(), properties.partnerClaim()))))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler((request, response, denied) -> problems.write(
                                response, new ProblemException(ProblemCode.FORBIDDEN, ProblemCode.FORBIDDEN.title()))))
                // Bearer tokens are not sent by browsers on their own, so there is nothing to forge across sites.
                .csrf(csrf -> csrf.disable())
                .cors(cors -> cors.configurationSource(publicReads()))
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    /** Spring Security would time each of two dozen filters of each request, which costs more than most of them do; {@code http.server.requests} has every answer. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RoleGate())
                .excludePathPatterns(
                        "/error", "/v3/api-docs", "/v3/api-docs/**", "/actuator/health", "/actuator/health/**")
                .order(0);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AuthenticatedArgument<>(Caller.class, CallerAuthentication::current));
    }

    /** Pages of any origin may read what is public, and nothing else. No cookie is ever looked at, so none is allowed. */
    private static CorsConfigurationSource publicReads() {
        var anybody = new CorsConfiguration();
        anybody.addAllowedOrigin(CorsConfiguration.ALL);
        anybody.setAllowedMethods(List.of("GET", "HEAD"));
        anybody.setAllowedHeaders(List.of("Accept", "If-None-Match"));
        anybody.setExposedHeaders(List.of("ETag"));
        anybody.setMaxAge(Duration.ofDays(1));
        var source = new UrlBasedCorsConfigurationSource();
        PublicRead.Paths.ALL.forEach(path -> source.registerCorsConfiguration(path, anybody));
        return source;
    }

    static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }

    /** The standard's WWW-Authenticate header first, then our body. */
    private static AuthenticationEntryPoint unauthenticated(Problems problems) {
        var bearer = new BearerTokenAuthenticationEntryPoint();
        return (request, response, failure) -> {
            bearer.commence(request, response, failure);
            problems.write(
                    response, new ProblemException(ProblemCode.UNAUTHENTICATED, ProblemCode.UNAUTHENTICATED.title()));
        };
    }
}
