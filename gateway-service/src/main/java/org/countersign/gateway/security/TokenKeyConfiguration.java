package org.countersign.gateway.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.SecureRandom;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.data.SecretFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys of the gateway's own authorization server, which wallets always use and machine clients where no OpenID provider is configured. */
@Configuration(proxyBeanMethods = false)
class TokenKeyConfiguration {

    @Bean
    JWKSource<SecurityContext> tokenKeys(DataFolder folder, SecretFiles files, SecureRandom random) {
        return new ImmutableJWKSet<>(
                new JWKSet(TokenKey.loadOrCreate(folder.resolve("token-key.json"), files, random)));
    }
}
