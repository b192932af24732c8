package org.countersign.gateway.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An OpenID provider that knows one citizen, who is signed in there already: a second Spring Authorization Server. What it says of the citizen can be spoiled. */
public final class IdentityProvider implements AutoCloseable {
    public static final String CLIENT = "countersign";
    public static final String SECRET = "a-secret-of-these-tests";

    private static final AtomicReference<String> RETURN = new AtomicReference<>("http://127.0.0.1/");
    private static final AtomicReference<Consumer<JwtClaimsSet.Builder>> SAYS = new AtomicReference<>(claims -> {});

    private static final AtomicReference<UnaryOperator<String>> SPOILS = new AtomicReference<>(token -> token);
    private static final Pattern ID_TOKEN = Pattern.compile("(?<=\"id_token\":\")[^\"]+");

    private final AnnotationConfigServletWebServerApplicationContext context;

    public IdentityProvider() {
        context = new AnnotationConfigServletWebServerApplicationContext(Server.class);
    }

    /** By another name than the gateway's, because cookies know no ports. */
    public String issuer() {
        return "http://localhost:"
                + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /** Sends its answers there from now on. */
    public void answersTo(String redirectUri) {
        RETURN.set(redirectUri);
    }

    /** What it says from now on in ID tokens, beside and instead of what is right. */
    public void says(Consumer<JwtClaimsSet.Builder> claims) {
        SAYS.set(claims);
        SPOILS.set(token -> token);
    }

    /** What becomes of ID tokens from now on after they were signed. */
    public void spoils(UnaryOperator<String> token) {
        SPOILS.set(token);
    }

    /** The same claims, signed by nobody ({@code alg: none}, RFC 7518, section 3.6). */
    public static String unsigned(String token) {
        var header = "{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header) + "." + token.split("\\.", -1)[1] + ".";
    }

    /** The same claims under a signature that is not theirs. */
    public static String forged(String token) {
        var at = token.lastIndexOf('.') + 1;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    @Override
    public void close() {
        context.close();
    }

    /** No configuration by annotation: the gateway's own tests would find it and be provider too. */
    @EnableWebSecurity
    static class Server extends LoopbackServer {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.addFilterBefore(new SpoiledTokens(), SecurityContextHolderFilter.class)
                    .oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .securityContext(context -> context.securityContextRepository(new SignedIn()))
                    .build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new OneClient();
        }

        @Bean
        JWKSource<com.nimbusds.jose.proc.SecurityContext> keys() throws JOSEException {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("provider").generate()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<com.nimbusds.jose.proc.SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return token -> {
                if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    token.getClaims()
                            .claim("citizen_number", TestDirectory.NUMBER)
                            .claim("name", TestDirectory.NAME);
                    SAYS.get().accept(token.getClaims());
                }
            };
        }
    }

    private static final class SpoiledTokens extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var kept = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, kept);
            if (request.getRequestURI().equals("/oauth2/token")) {
                var body = new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8);
                kept.resetBuffer();
                var spoiled =
                        ID_TOKEN.matcher(body).replaceAll(found -> SPOILS.get().apply(found.group()));
                kept.getOutputStream().write(spoiled.getBytes(StandardCharsets.UTF_8));
            }
            kept.copyBodyToResponse();
        }
    }

    /** The gateway; where its answers go is known only when it listens. */
    private static final class OneClient implements RegisteredClientRepository {
        @Override
        public void save(RegisteredClient client) {
            // The server would like to keep the secret in a newer encoding; it is made anew each time it is asked for.
        }

        @Override
        public @Nullable RegisteredClient findById(String id) {
            return findByClientId(id);
        }

        @Override
        public @Nullable RegisteredClient findByClientId(String clientId) {
            return clientId.equals(CLIENT)
                    ? RegisteredClient.withId(CLIENT)
                            .clientId(CLIENT)
                            .clientSecret("{noop}" + SECRET)
                            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                            .redirectUri(RETURN.get())
                            .scope("openid")
                            .clientSettings(ClientSettings.builder()
                                    .requireProofKey(true)
                                    .build())
                            .build()
                    : null;
        }
    }

    /** The citizen's session at the provider, which is there before anybody asks. */
    private static final class SignedIn implements SecurityContextRepository {
        private static SecurityContext citizen() {
            return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                    "citizen-1",
                    "",
                    List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY))));
        }

        @Override
        public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
            return new DeferredSecurityContext() {
                @Override
                public SecurityContext get() {
                    return citizen();
                }

                @Override
                public boolean isGenerated() {
                    return false;
                }
            };
        }

        @Override
        @SuppressWarnings("deprecation")
        public SecurityContext loadContext(HttpRequestResponseHolder requestResponseHolder) {
            return citizen();
        }

        @Override
        public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
            // The session stays as it is.
        }

        @Override
        public boolean containsContext(HttpServletRequest request) {
            return true;
        }
    }
}
