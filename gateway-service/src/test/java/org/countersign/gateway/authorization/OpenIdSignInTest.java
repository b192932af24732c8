package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.countersign.gateway.authorization.clients.ClientErrors;
import org.countersign.gateway.authorization.fresh.FreshValues;
import org.countersign.gateway.authorization.fresh.Hashes;
import org.countersign.gateway.authorization.oauth.AsPublicAddress;
import org.countersign.gateway.authorization.oauth.OAuthErrors;
import org.countersign.gateway.authorization.signin.CitizenAuthentication;
import org.countersign.gateway.authorization.signin.SignIn;
import org.countersign.gateway.authorization.signin.SignInProperties;
import org.countersign.gateway.http.PublicAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Citizens sign in at a real OpenID provider, over HTTP: the gateway's own sign-in, before an address that tells who signed in. */
class OpenIdSignInTest {
    private static final AtomicReference<IdentityProvider> PROVIDER = new AtomicReference<>();
    private static final AtomicReference<Integer> PORT = new AtomicReference<>(0);

    private static AnnotationConfigServletWebServerApplicationContext gateway;

    private TestBrowser browser = new TestBrowser("http://127.0.0.1");

    @BeforeAll
    static void start() {
        PROVIDER.set(new IdentityProvider());
        gateway = new AnnotationConfigServletWebServerApplicationContext(Gateway.class);
        PORT.set(Objects.requireNonNull(gateway.getWebServer()).getPort());
        PROVIDER.get().answersTo(base() + "/sign-in/return/citizens");
    }

    @AfterAll
    static void stop() {
        PROVIDER.get().close();
        gateway.close();
    }

    @BeforeEach
    void open() {
        PROVIDER.get().says(claims -> {});
        browser = new TestBrowser(base());
    }

    @Test
    void signs_a_citizen_in_and_goes_on_with_the_wallets_request() {
        var toProvider = toProvider();
        assertThat(TestBrowser.location(toProvider)).startsWith(PROVIDER.get().issuer() + "/oauth2/authorize?");
        assertThat(TestBrowser.parameters(toProvider))
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", base() + "/sign-in/return/citizens")
                .containsKeys("state", "nonce", "code_challenge");

        var back = browser.get(TestBrowser.location(browser.get(TestBrowser.location(toProvider))));

        assertThat(TestBrowser.location(back)).startsWith(base() + "/oauth2/authorize?wallet=1");
        assertThat(browser.get(TestBrowser.location(back)).body())
                .isEqualTo(TestDirectory.NUMBER + " " + TestDirectory.NAME);
    }

    static Stream<Arguments> spoiled() {
        return Stream.of(
                Arguments.of("another issuer", says(claims -> claims.issuer("https://else.example"))),
                Arguments.of("another nonce", says(claims -> claims.claim("nonce", "invented"))),
                Arguments.of("no nonce", says(claims -> claims.claims(all -> all.remove("nonce")))),
                Arguments.of("another audience", says(claims -> claims.audience(List.of("somebody-else")))),
                Arguments.of(
                        "expired",
                        says(claims -> claims.issuedAt(Instant.now().minusSeconds(1200))
                                .expiresAt(Instant.now().minusSeconds(600)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    void refuses_an_id_token_with(String defect, Consumer<JwtClaimsSet.Builder> claims) {
        PROVIDER.get().says(claims);

        var refused = browser.get(TestBrowser.location(browser.get(TestBrowser.location(toProvider()))));

        nobodyIsSignedIn(refused);
    }

    @Test
    void refuses_an_id_token_that_nobody_signed() {
        PROVIDER.get().spoils(IdentityProvider::unsigned);

        nobodyIsSignedIn(browser.get(TestBrowser.location(browser.get(TestBrowser.location(toProvider())))));
    }

    @Test
    void refuses_an_id_token_under_a_signature_that_is_not_its_own() {
        PROVIDER.get().spoils(IdentityProvider::forged);

        nobodyIsSignedIn(browser.get(TestBrowser.location(browser.get(TestBrowser.location(toProvider())))));
    }

    @Test
    void refuses_a_provider_that_gives_no_number() {
        PROVIDER.get().says(claims -> claims.claims(all -> all.remove("citizen_number")));

        var refused = browser.get(TestBrowser.location(browser.get(TestBrowser.location(toProvider()))));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(TestBrowser.ids(refused)).contains("sign-in-without-number");
        assertThat(TestBrowser.location(browser.get("/oauth2/authorize?wallet=1")))
                .contains("/sign-in/start");
    }

    @Test
    void tells_the_citizen_when_the_provider_answers_an_error() {
        var state = TestBrowser.parameters(toProvider()).get("state");

        nobodyIsSignedIn(browser.get("/sign-in/return/citizens?error=access_denied&state="
                + URLEncoder.encode(state == null ? "" : state, StandardCharsets.UTF_8)));
    }

    @Test
    void takes_no_answer_to_a_question_that_this_browser_did_not_ask() {
        var others = new TestBrowser(base());
        var theirs = TestBrowser.location(others.get(TestBrowser.location(others.get("/sign-in/start/citizens"))));

        nobodyIsSignedIn(browser.get(theirs));
    }

    private HttpResponse<String> toProvider() {
        var first = browser.get("/oauth2/authorize?wallet=1");
        assertThat(TestBrowser.location(first)).contains("/sign-in/start/citizens");
        return browser.get(TestBrowser.location(first));
    }

    private void nobodyIsSignedIn(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(TestBrowser.location(refused)).endsWith("/sign-in");
        assertThat(TestBrowser.ids(browser.get("/sign-in"))).contains("sign-in-unavailable");
        assertThat(TestBrowser.location(browser.get("/oauth2/authorize?wallet=1")))
                .contains("/sign-in/start");
    }

    private static Consumer<JwtClaimsSet.Builder> says(Consumer<JwtClaimsSet.Builder> claims) {
        return claims;
    }

    private static String base() {
        return "http://127.0.0.1:" + PORT.get();
    }

    /** No configuration by annotation: the whole gateway's tests would find it. */
    @EnableWebSecurity
    static class Gateway extends LoopbackServer {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            var address = PublicAddress.local(PORT::get);
            var properties = new SignInProperties(
                    null,
                    new SignInProperties.Openid(
                            URI.create(PROVIDER.get().issuer()),
                            IdentityProvider.CLIENT,
                            IdentityProvider.SECRET,
                            List.of("openid"),
                            "citizen_number",
                            "name"));
            http.addFilterBefore(new AsPublicAddress(address), SecurityContextHolderFilter.class)
                    .authorizeHttpRequests(requests -> requests.requestMatchers("/sign-in", "/sign-in/**")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .addFilterAfter(new WhoSignedIn(), AuthorizationFilter.class);
            new SignIn(properties, address, new SecureRandom()).extend(http, refusals());
            return http.build();
        }

        private static ClientErrors refusals() {
            return new ClientErrors(
                    new OAuthErrors(new JsonMapper()),
                    new FreshValues(
                            new Hashes((String... parts) -> {
                                throw new IllegalStateException("no client comes here");
                            }),
                            "none",
                            Duration.ofMinutes(1),
                            Clock.systemUTC(),
                            new SecureRandom()));
        }
    }

    private static final class WhoSignedIn extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException {
            if (SecurityContextHolder.getContext().getAuthentication() instanceof CitizenAuthentication signedIn) {
                var citizen = signedIn.citizen();
                response.getOutputStream()
                        .write((citizen.number() + " " + citizen.name()).getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
