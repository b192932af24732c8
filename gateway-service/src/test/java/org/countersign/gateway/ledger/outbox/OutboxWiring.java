package org.countersign.gateway.ledger.outbox;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The production wiring of the outbox, for tests that need its threads. */
@Configuration(proxyBeanMethods = false)
@Import(OutboxConfiguration.class)
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxWiring {}
