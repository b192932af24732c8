package org.countersign.gateway.security;

import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** An OpenID provider by configuration. Its metadata is fetched at the first token, so the gateway starts while the provider is down. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("countersign.security.issuer-uri")
class OpenIdProvider {

    @Bean
    JwtDecoder tokenDecoder(SecurityProperties properties, Clock clock) {
        var issuer = Objects.requireNonNull(properties.issuerUri()).toString();
        return new SupplierJwtDecoder(() -> {
            var decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
            decoder.setJwtValidator(TokenRules.of(properties, clock));
            return decoder;
        });
    }
}
