package org.countersign.gateway.authorization.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import org.countersign.gateway.authorization.Pages;
import org.countersign.gateway.authorization.clients.ClientErrors;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.providers.SignInAtProvider;
import org.countersign.gateway.security.CitizenPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** How citizens sign in: at an OpenID provider where one is configured, and else, for trying, on a page that believes them. */
public final class SignIn {
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final SignInProperties properties;
    private final PublicAddress address;
    private final SecureRandom random;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionRequestCache cache = new HttpSessionRequestCache();
    private final SavedRequestAwareAuthenticationSuccessHandler back =
            new SavedRequestAwareAuthenticationSuccessHandler();

    public SignIn(SignInProperties properties, PublicAddress address, SecureRandom random) {
        this.properties = properties;
        this.address = address;
        this.random = random;
        // Only an authorization request and a citizen's own page lead to the sign-in, and are taken up again after it.
        var paths = PathPatternRequestMatcher.withDefaults();
        cache.setRequestMatcher(new OrRequestMatcher(
                paths.matcher(HttpMethod.GET, OAuthNames.AUTHORIZE), paths.matcher(HttpMethod.GET, CitizenPage.PATH)));
        back.setRequestCache(cache);
        back.setDefaultTargetUrl(OAuthNames.SIGN_IN);
    }

    /**
     * Puts the sign-in before what the chain protects.
     *
     * @param refusals answer requests of clients that do not say who they are
     */
    public void extend(HttpSecurity http, ClientErrors refusals) {
        var openid = properties.openid();
        var development = properties.isDevelopment(address.isLoopback());
        http.securityContext(security -> security.securityContextRepository(contexts))
                .requestCache(requests -> requests.requestCache(cache))
                .addFilterBefore(new SignInPage(development), UsernamePasswordAuthenticationFilter.class);
        if (development) {
            log.warn("citizens sign in without proof of who they are: for development and trying only"
                    + " (countersign.sign-in.openid names a provider)");
            http.addFilterAt(developmentSignIn(), UsernamePasswordAuthenticationFilter.class);
        }
        if (openid != null) {
            new SignInAtProvider(
                            openid.client(), CitizensAtProvider.DOOR, address, new CitizensAtProvider(openid, random))
                    .extend(http, contexts, back);
        }
        var page = page();
        AuthenticationEntryPoint either = (request, response, failure) -> {
            if (isForPersons(request)) {
                page.commence(request, response, failure);
            } else {
                refusals.unauthenticated(response);
            }
        };
        var other = new AccessDeniedHandlerImpl();
        http.exceptionHandling(failures -> failures.authenticationEntryPoint(either)
                .accessDeniedHandler((request, response, denied) -> {
                    if (isForPersons(request) || request.getRequestURI().equals(OAuthNames.SIGN_IN)) {
                        ended(response);
                    } else {
                        other.handle(request, response, denied);
                    }
                }));
    }

    /** Sends whoever did not sign in to the sign-in of the other chain, and back: the session is the same. */
    public void demand(HttpSecurity http) {
        http.securityContext(security -> security.securityContextRepository(contexts))
                .requestCache(requests -> requests.requestCache(cache))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(page())
                        .accessDeniedHandler((_, response, _) -> ended(response)));
    }

    /** A form of a session that ended is sent without a token that counts; so is one that somebody forged. */
    private static void ended(HttpServletResponse response) throws IOException {
        Pages.write(response, HttpStatus.FORBIDDEN, "登录已过期 · The session has ended", """
                <h1 id="session-ended"><span lang="zh">登录已过期</span><span lang="en">The session has ended</span></h1>
                <p class="notice stacked"><span lang="zh">什么都没有办理。请从头再来一次。</span><span lang="en">Nothing was done. Please start again.</span></p>
                <p><a class="button wide" href="%s">%s</a></p>
                """.formatted(
                        CitizenPage.PATH, Pages.both("我的证照", "My certificates")));
    }

    private LoginUrlAuthenticationEntryPoint page() {
        return new LoginUrlAuthenticationEntryPoint(
                properties.openid() == null ? OAuthNames.SIGN_IN : CitizensAtProvider.DOOR.start());
    }

    private DevelopmentSignIn developmentSignIn() {
        var filter = new DevelopmentSignIn(random);
        filter.setSecurityContextRepository(contexts);
        filter.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        filter.setAuthenticationSuccessHandler(back);
        filter.setAuthenticationFailureHandler(
                new SimpleUrlAuthenticationFailureHandler(OAuthNames.SIGN_IN + "?error"));
        return filter;
    }

    private static boolean isForPersons(HttpServletRequest request) {
        return request.getRequestURI().equals(OAuthNames.AUTHORIZE)
                || request.getRequestURI().equals(OAuthNames.CONSENT);
    }
}
