package org.countersign.gateway.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.countersign.format.ledger.PartnerId;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.data.SecretFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/** The embedded authorization server: client credentials only, tokens that nobody stores. Off when an OpenID provider is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "countersign.security.issuer-uri", havingValue = "false", matchIfMissing = true)
class EmbeddedAuthorizationServer {
    private static final String PARTNER_SETTING = "countersign.partner";
    private static final Logger log = LoggerFactory.getLogger(EmbeddedAuthorizationServer.class);

    /** Only the three addresses that are open; everything else falls to the closed chain. */
    @Bean
    @Order(1)
    SecurityFilterChain authorizationServer(HttpSecurity http) {
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks", "/.well-known/oauth-authorization-server")
                .oauth2AuthorizationServer(server -> {})
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    @Bean
    RegisteredClientRepository registeredClients(
            DataFolder folder,
            SecretFiles files,
            SecureRandom random,
            JsonMapper json,
            PasswordEncoder digests,
            SecurityProperties properties) {
        var file = folder.resolve("clients.json");
        var clients = new DevelopmentClients(files, random, json).loadOrCreate(file);
        log.info("embedded authorization server: {} development clients from {}", clients.size(), file);
        return new InMemoryRegisteredClientRepository(clients.stream()
                .map(client -> registered(client, digests, properties))
                .toList());
    }

    @Bean
    PasswordEncoder clientSecretDigests() {
        return new SecretDigests();
    }

    @Bean
    OAuth2AuthorizationService authorizationService() {
        return new NothingKept();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> tokenKeys(DataFolder folder, SecretFiles files, SecureRandom random) {
        return new ImmutableJWKSet<>(
                new JWKSet(TokenKey.loadOrCreate(folder.resolve("token-key.json"), files, random)));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims(SecurityProperties properties) {
        return context -> {
            var client = context.getRegisteredClient();
            var scopes = context.getAuthorizedScopes().isEmpty() ? client.getScopes() : context.getAuthorizedScopes();
            var claims = context.getClaims();
            claims.audience(List.of(properties.audience()));
            claims.claim("client_id", client.getClientId());
            claims.claim("roles", List.copyOf(scopes));
            if (client.getClientSettings().getSetting(PARTNER_SETTING) instanceof String partner) {
                claims.claim("partner", partner);
            }
        };
    }

    /** Our own key made the token, so its issuer name, which follows the address that the client used, need not be compared. */
    @Bean
    JwtDecoder tokenDecoder(JWKSource<SecurityContext> keys, SecurityProperties properties, Clock clock) {
        var decoder = (NimbusJwtDecoder) OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        decoder.setJwtValidator(TokenRules.of(properties, clock));
        return decoder;
    }

    private static RegisteredClient registered(
            DevelopmentClient client, PasswordEncoder digests, SecurityProperties properties) {
        var settings = ClientSettings.builder();
        if (client.partner() != null) {
            settings.setting(PARTNER_SETTING, new PartnerId(client.partner()).value());
        }
        return RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .clientSecret(Objects.requireNonNull(digests.encode(client.clientSecret())))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.roles()))
                .clientSettings(settings.build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(properties.tokenTtl())
                        .build())
                .build();
    }
}
