package org.countersign.gateway.audit;

import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.ProjectionView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    CompareTotals compareTotals(
            Ledger ledger, CreditView credit, ProjectionView projection, AuditProperties properties) {
        return new CompareTotals(ledger, credit, projection, properties);
    }
}
