package org.countersign.gateway.office.signin;

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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.authorization.IdentityProvider;
import org.countersign.gateway.authorization.LoopbackServer;
import org.countersign.gateway.authorization.TestBrowser;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.data.SecretFiles;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.office.events.OfficeEvents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Officers sign in at a real OpenID provider, over HTTP: the office's own filter chain and its record, before an address that tells who signed in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficersSignInTest extends GatewayTest {
    private static final String PAGE = "/office/find";
    private static final String SUBJECT = "citizen-1";

    private final AtomicInteger port = new AtomicInteger();
    private final AnnotationConfigServletWebServerApplicationContext office =
            new AnnotationConfigServletWebServerApplicationContext();
    private final IdentityProvider provider = new IdentityProvider();
    private final DataFolder folder;
    private final SecretFiles files;
    private final OfficeEvents events;
    private TestBrowser browser = new TestBrowser("http://127.0.0.1");

    @Autowired
    OfficersSignInTest(DataFolder folder, SecretFiles files, OfficeEvents events) {
        this.folder = folder;
        this.files = files;
        this.events = events;
    }

    @BeforeAll
    void start() {
        office.registerBean(Chain.class, () -> this::chain);
        office.register(Office.class);
        office.refresh();
        port.set(Objects.requireNonNull(office.getWebServer()).getPort());
        provider.answersTo(base() + "/office/sign-in/return/officers");
    }

    @AfterAll
    void stop() {
        office.close();
        provider.close();
    }

    @BeforeEach
    void open() {
        provider.says(OfficersSignInTest::anOfficer);
        browser = new TestBrowser(base());
        assertThat(TestBrowser.location(browser.get(PAGE))).endsWith("/office/sign-in");
    }

    @Test
    void signs_an_officer_in_goes_on_with_the_page_and_writes_it_down() {
        var before = signIns();
        var toProvider = browser.get("/office/sign-in/start/officers");
        assertThat(TestBrowser.parameters(toProvider))
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", base() + "/office/sign-in/return/officers")
                .containsKeys("state", "nonce", "code_challenge");

        var back = browser.get(answer());

        assertThat(TestBrowser.location(back)).startsWith(base() + PAGE);
        assertThat(browser.get(PAGE).body()).isEqualTo(SUBJECT + " 王经办 [OFFICER]");
        assertThat(signIns()).isEqualTo(before + 1);
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
                                .expiresAt(Instant.now().minusSeconds(600)))),
                Arguments.of("no role of ours", says(claims -> claims.claim("roles", List.of("guest")))),
                Arguments.of("no roles at all", says(claims -> claims.claims(all -> all.remove("roles")))),
                Arguments.of("roles that are no list", says(claims -> claims.claim("roles", "supervisor"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    void refuses_an_id_token_with(String defect, Consumer<JwtClaimsSet.Builder> spoil) {
        provider.says(claims -> {
            anOfficer(claims);
            spoil.accept(claims);
        });

        nobodyIsSignedIn(browser.get(answer()));
    }

    @Test
    void refuses_an_id_token_that_nobody_signed() {
        provider.spoils(IdentityProvider::unsigned);

        nobodyIsSignedIn(browser.get(answer()));
    }

    @Test
    void refuses_an_id_token_under_a_signature_that_is_not_its_own() {
        provider.spoils(IdentityProvider::forged);

        nobodyIsSignedIn(browser.get(answer()));
    }

    @Test
    void takes_no_answer_with_another_state() {
        nobodyIsSignedIn(browser.get(answer().replaceAll("state=[^&]+", "state=invented")));
    }

    @Test
    void takes_no_answer_to_a_question_that_this_browser_did_not_ask() {
        var theirs = answer();
        var others = new TestBrowser(base());

        var refused = others.get(theirs);

        assertThat(TestBrowser.location(refused)).endsWith("/office/sign-in?failed");
        assertThat(TestBrowser.location(others.get(PAGE))).endsWith("/office/sign-in");
    }

    @Test
    void tells_the_officer_when_the_provider_answers_an_error() {
        var state = TestBrowser.parameters(browser.get("/office/sign-in/start/officers"))
                .getOrDefault("state", "");

        nobodyIsSignedIn(browser.get("/office/sign-in/return/officers?error=access_denied&state="
                + URLEncoder.encode(state, StandardCharsets.UTF_8)));
    }

    /** Where the provider sends the browser with its answer. */
    private String answer() {
        return TestBrowser.location(browser.get(TestBrowser.location(browser.get("/office/sign-in/start/officers"))));
    }

    private void nobodyIsSignedIn(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(TestBrowser.location(refused)).endsWith("/office/sign-in?failed");
        assertThat(TestBrowser.location(browser.get(PAGE))).endsWith("/office/sign-in");
    }

    private int signIns() {
        return database.sql("select count(*) from office_event where officer = :officer and action = 'SIGNED_IN'")
                .param("officer", SUBJECT)
                .query(Integer.class)
                .single();
    }

    private static void anOfficer(JwtClaimsSet.Builder claims) {
        claims.claim("name", "王经办").claim("roles", List.of("officer", "guest"));
    }

    private static Consumer<JwtClaimsSet.Builder> says(Consumer<JwtClaimsSet.Builder> claims) {
        return claims;
    }

    private String base() {
        return "http://127.0.0.1:" + port.get();
    }

    private SecurityFilterChain chain(HttpSecurity http) {
        var openid = new OfficeProperties.Openid(
                URI.create(provider.issuer()),
                IdentityProvider.CLIENT,
                IdentityProvider.SECRET,
                List.of("openid"),
                "roles",
                "name");
        return new OfficeSecurity()
                .office(
                        http.addFilterAfter(new WhoSignedIn(), AuthorizationFilter.class),
                        new OfficeProperties(openid),
                        folder,
                        files,
                        new SecureRandom(),
                        new JsonMapper(),
                        Clock.systemUTC(),
                        PublicAddress.local(port::get),
                        events);
    }

    /** Makes the chain that is tried. */
    interface Chain {
        SecurityFilterChain of(HttpSecurity http);
    }

    /** No configuration by annotation: the whole gateway's tests would find it. */
    @EnableWebSecurity
    static class Office extends LoopbackServer {
        @Bean
        SecurityFilterChain chain(HttpSecurity http, Chain chain) {
            return chain.of(http);
        }
    }

    private static final class WhoSignedIn extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException {
            var text = OfficerAuthentication.current()
                    .map(officer -> officer.id() + " " + officer.name() + " " + officer.roles())
                    .orElse("nobody");
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
