package org.countersign.gateway.ledger.projection;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The production wiring of the projection, for tests that need its thread. */
@Configuration(proxyBeanMethods = false)
@Import(ProjectionConfiguration.class)
@EnableConfigurationProperties(ProjectionProperties.class)
public class ProjectionWiring {}
