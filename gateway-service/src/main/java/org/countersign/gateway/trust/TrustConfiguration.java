package org.countersign.gateway.trust;

import java.time.Clock;
import org.countersign.gateway.issuance.CurrentKey;
import org.countersign.gateway.issuance.SignedCertificates;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.keys.SigningKeys;
import org.countersign.gateway.ledger.LedgerItems;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.ledger.TrustView;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "countersign.trust.enabled", matchIfMissing = true)
class TrustConfiguration {

    @Bean
    TrustLedger trustLedger(
            LedgerOutbox outbox,
            LedgerItems items,
            PlatformTransactionManager transactions,
            TrustProperties properties) {
        return new TrustLedger(outbox, items, new TransactionTemplate(transactions), properties.steward());
    }

    @Bean
    TrustSetup trustSetup(
            TypeCatalogue types,
            SigningKeys keys,
            TrustProperties properties,
            TrustView view,
            TrustLedger ledger,
            Clock clock) {
        return new TrustSetup(new Wishes(types, keys, properties), view, ledger, clock, properties.clockInterval());
    }

    @Bean
    IssuerKeys issuerKeys(SigningKeys keys, TypeCatalogue types, TrustView view, TrustLedger ledger, Clock clock) {
        return new IssuerKeys(keys, types, view, ledger, clock);
    }

    @Bean
    RetireKeys retireKeys(
            SigningKeys keys,
            CurrentKey current,
            SignedCertificates signed,
            TrustView view,
            IssuerKeys issuerKeys,
            Clock clock,
            TrustProperties properties) {
        return new RetireKeys(keys, current, signed, view, issuerKeys, clock, properties.keyOverlap());
    }

    @Bean
    TrustKeeper trustKeeper(TrustSetup setup) {
        return new TrustKeeper(setup);
    }

    /** Not ready before the ledger knows whom to trust. */
    @Bean
    HealthIndicator trustHealthIndicator(TrustSetup setup) {
        return () -> (setup.isComplete() ? Health.up() : Health.outOfService()).build();
    }

    /** After the roles were checked; rebuilding the projection must work without it. */
    @Bean
    WebMvcConfigurer setupGate(TrustSetup setup) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new SetupGate(setup))
                        .addPathPatterns("/api/v1/**")
                        .excludePathPatterns("/api/v1/audit/**")
                        .order(10);
            }
        };
    }
}
