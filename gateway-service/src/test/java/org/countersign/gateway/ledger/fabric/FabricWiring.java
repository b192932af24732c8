package org.countersign.gateway.ledger.fabric;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The production wiring of the adapter. */
@Configuration(proxyBeanMethods = false)
@Import(FabricConfiguration.class)
@EnableConfigurationProperties(LedgerProperties.class)
public class FabricWiring {}
