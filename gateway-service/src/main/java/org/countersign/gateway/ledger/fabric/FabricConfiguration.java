package org.countersign.gateway.ledger.fabric;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FabricConfiguration {

    /** Opens nothing until it is used. */
    @Bean(destroyMethod = "close")
    TimedLedger fabricLedger(LedgerProperties properties, MeterRegistry registry) {
        return new TimedLedger(new FabricLedger(properties), registry);
    }

    @Bean
    CertificateExpiry certificateExpiry(LedgerProperties properties, Clock clock) {
        return new CertificateExpiry(properties, clock);
    }
}
