package org.countersign.gateway.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.SecureRandom;
import java.time.Clock;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.data.SecretFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.json.JsonMapper;

/** Machine clients with secrets in a file, and their tokens, which nobody stores. Off when an OpenID provider is configured; wallets are served either way. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "countersign.security.issuer-uri", havingValue = "false", matchIfMissing = true)
class EmbeddedMachineClients {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedMachineClients.class);

    @Bean
    MachineClients machineClients(
            DataFolder folder,
            SecretFiles files,
            SecureRandom random,
            JsonMapper json,
            PasswordEncoder digests,
            SecurityProperties properties) {
        var file = folder.resolve("clients.json");
        var clients = new DevelopmentClients(files, random, json).loadOrCreate(file);
        log.info("embedded authorization server: {} development clients from {}", clients.size(), file);
        return new MachineClients(clients, digests, properties);
    }

    @Bean
    PasswordEncoder clientSecretDigests() {
        return new SecretDigests();
    }

    /** Our own key made the token, and its audience keeps it apart from those of wallets; so its issuer name need not be compared. */
    @Bean
    JwtDecoder tokenDecoder(JWKSource<SecurityContext> keys, SecurityProperties properties, Clock clock) {
        var decoder = (NimbusJwtDecoder) OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        decoder.setJwtValidator(TokenRules.of(properties, clock));
        return decoder;
    }
}
