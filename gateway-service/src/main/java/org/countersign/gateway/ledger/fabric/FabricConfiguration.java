package org.countersign.gateway.ledger.fabric;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FabricConfiguration {

    /** Opens nothing until it is used. */
    @Bean(destroyMethod = "close")
    FabricLedger fabricLedger(LedgerProperties properties) {
        return new FabricLedger(properties);
    }
}
