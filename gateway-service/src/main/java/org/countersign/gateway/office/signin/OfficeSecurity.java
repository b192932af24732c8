package org.countersign.gateway.office.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.data.SecretFiles;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerAccounts;
import org.countersign.gateway.office.events.OfficeEvents;
import org.countersign.gateway.providers.SignInAtProvider;
import org.countersign.gateway.security.AuthenticatedArgument;
import org.countersign.gateway.security.OfficePage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The filter chain of the officers' pages: a session by a cookie that scripts cannot read, a token in every form, and its own names in the session beside the citizens'. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OfficeProperties.class)
class OfficeSecurity implements WebMvcConfigurer {
    private static final Logger log = LoggerFactory.getLogger(OfficeSecurity.class);
    private static final String HOME = OfficePage.PATH + "/";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** What pages are made of; the same for everybody. */
    @Bean
    @Order(-2)
    SecurityFilterChain screens(HttpSecurity http) {
        return http.securityMatcher("/screens/**", "/webjars/htmx.org/**", OfficePage.PATH + "/assets/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.disable())
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'")))
                .build();
    }

    @Bean
    @Order(-1)
    SecurityFilterChain office(
            HttpSecurity http,
            OfficeProperties properties,
            DataFolder folder,
            SecretFiles files,
            SecureRandom random,
            JsonMapper json,
            Clock clock,
            PublicAddress address,
            OfficeEvents events) {
        var contexts = new HttpSessionSecurityContextRepository();
        contexts.setSpringSecurityContextKey("COUNTERSIGN_OFFICE");
        var tokens = new HttpSessionCsrfTokenRepository();
        tokens.setSessionAttributeName("COUNTERSIGN_OFFICE_CSRF");
        var pages = pagesOnly();
        var signedIn = new SignedIn(HOME, pages, events);
        http.securityMatcher(OfficePage.PATH, OfficePage.PATH + "/**")
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(OfficeSignInPage.PATH, OfficeSignInPage.PATH + "/**")
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(OfficerAuthentication.AUTHORITY))
                .securityContext(context -> context.securityContextRepository(contexts))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .requestCache(cache -> cache.requestCache(pages))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(signInFirst())
                        .accessDeniedHandler((request, response, denied) -> {
                            // A form of a session that ended is sent without a token that counts: to whoever sent it,
                            // the session is over.
                            if (OfficerAuthentication.current().isEmpty()) {
                                response.sendRedirect(OfficeSignInPage.PATH + "?ended");
                            } else {
                                response.sendError(HttpServletResponse.SC_FORBIDDEN);
                            }
                        }))
                .logout(logout -> logout.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.POST, OfficePage.PATH + "/sign-out"))
                        .logoutSuccessUrl(OfficeSignInPage.PATH))
                .httpBasic(basic -> basic.disable())
                .headers(OfficeSecurity::headers);
        var openid = properties.openid();
        if (openid == null) {
            var file = folder.resolve("officers.json");
            var accounts = OfficerAccounts.loadOrCreate(file, files, random, json);
            log.info("officers sign in with {} accounts from {}", accounts.size(), file);
            http.authenticationManager(new ProviderManager(new AccountSignIn(accounts, new SignInAttempts(clock))))
                    .formLogin(form -> form.loginPage(OfficeSignInPage.PATH)
                            .usernameParameter("account")
                            .securityContextRepository(contexts)
                            .successHandler(signedIn)
                            .failureHandler(failed()));
        } else {
            new SignInAtProvider(openid.client(), OfficersAtProvider.DOOR, address, new OfficersAtProvider(openid))
                    .extend(http, contexts, signedIn);
        }
        return http.build();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new OfficeGate()).addPathPatterns(OfficePage.PATH, OfficePage.PATH + "/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AuthenticatedArgument<>(Officer.class, OfficerAuthentication::current));
    }

    /** After the sign-in a page is opened again, never a part of one. */
    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setSessionAttrName("COUNTERSIGN_OFFICE_REQUEST");
        cache.setRequestMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, OfficePage.PATH + "/**"),
                request -> request.getHeader("HX-Request") == null));
        return cache;
    }

    /** A page leads to the sign-in by itself; a part of a page tells htmx to go there. */
    private static AuthenticationEntryPoint signInFirst() {
        var page = new LoginUrlAuthenticationEntryPoint(OfficeSignInPage.PATH);
        return (request, response, failure) -> {
            if (request.getHeader("HX-Request") == null) {
                page.commence(request, response, failure);
            } else {
                response.setHeader("HX-Redirect", OfficeSignInPage.PATH + "?ended");
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            }
        };
    }

    private static AuthenticationFailureHandler failed() {
        return (request, response, failure) -> response.sendRedirect(
                OfficeSignInPage.PATH + (failure instanceof LockedException ? "?locked" : "?failed"));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }
}
