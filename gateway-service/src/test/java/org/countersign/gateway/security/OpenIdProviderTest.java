package org.countersign.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.countersign.format.ledger.PartnerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** An OpenID provider that we did not write is accepted by configuration alone. */
class OpenIdProviderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final HttpServer provider;
    private final ECKey key;

    OpenIdProviderTest() throws Exception {
        key = new ECKeyGenerator(Curve.P_256)
                .keyID("provider")
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext(
                "/realm/.well-known/openid-configuration",
                exchange -> answer(exchange, """
                        {"issuer":"%s","jwks_uri":"%s/keys","subject_types_supported":["public"],"response_types_supported":["code"],
                         "authorization_endpoint":"%s/auth","token_endpoint":"%s/token","id_token_signing_alg_values_supported":["ES256"]}
                        """.formatted(issuer(), issuer(), issuer(), issuer())));
        provider.createContext("/realm/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void accepts_a_token_of_the_provider_and_finds_roles_and_partner_where_it_is_told() throws Exception {
        var token = decoder().decode(token(claims().build()));

        var caller = (Caller) Objects.requireNonNull(new CallerFromToken("realm_access.roles", "agency")
                .convert(token)
                .getPrincipal());

        assertThat(caller.roles()).containsExactly(Role.PARTNER);
        assertThat(caller.partner()).contains(new PartnerId("city-library"));
        assertThat(caller.client()).isEqualTo(new ClientId("library-system"));
    }

    @Test
    void refuses_another_issuer_another_audience_and_an_expired_token() {
        assertThatThrownBy(() -> decoder()
                        .decode(token(claims().issuer("https://else.example").build())))
                .isInstanceOf(JwtException.class);
        assertThatThrownBy(
                        () -> decoder().decode(token(claims().audience("else").build())))
                .isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> decoder()
                        .decode(token(claims().expirationTime(Date.from(NOW.minusSeconds(31)))
                                .build())))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void turns_the_embedded_machine_clients_off() {
        new WebApplicationContextRunner()
                .withBean(Clock.class, Clock::systemUTC)
                .withUserConfiguration(EmbeddedMachineClients.class, OpenIdProvider.class, Properties.class)
                .withPropertyValues("countersign.security.issuer-uri=" + issuer())
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(JwtDecoder.class);
                    assertThat(context).doesNotHaveBean(MachineClients.class);
                });
    }

    private JwtDecoder decoder() {
        var properties = new SecurityProperties(
                URI.create(issuer()),
                "countersign",
                "realm_access.roles",
                "agency",
                Duration.ofSeconds(30),
                Duration.ofMinutes(15));
        return new OpenIdProvider().tokenDecoder(properties, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("0f3a")
                .audience("countersign")
                .claim("azp", "library-system")
                .claim("agency", "city-library")
                .claim("realm_access", Map.of("roles", List.of("partner", "offline_access")))
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private String token(JWTClaimsSet claims) throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("provider").build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private String issuer() {
        return "http://127.0.0.1:%d/realm".formatted(provider.getAddress().getPort());
    }

    @EnableConfigurationProperties(SecurityProperties.class)
    static class Properties {}

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
