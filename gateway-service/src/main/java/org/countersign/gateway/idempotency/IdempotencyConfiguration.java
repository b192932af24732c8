package org.countersign.gateway.idempotency;

import java.time.Clock;
import java.util.List;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.keys.SecretKeys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration implements WebMvcConfigurer {
    @Bean
    PostgresIdempotency idempotency(
            JdbcClient database,
            PlatformTransactionManager transactions,
            SecretKeys keys,
            JsonMapper json,
            Clock clock,
            IdempotencyProperties properties,
            ObjectProvider<CrashPoint.Probe> probe) {
        return new PostgresIdempotency(
                database,
                new TransactionTemplate(transactions),
                new Fingerprints(keys.keyedHash(KeyedHash.Purpose.IDEMPOTENCY), json),
                json,
                clock,
                properties.lifetime(),
                probe.getIfAvailable(() -> point -> {}));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new IdempotencyKeyArgument());
    }
}
