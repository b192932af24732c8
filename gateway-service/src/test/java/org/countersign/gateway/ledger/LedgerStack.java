package org.countersign.gateway.ledger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.countersign.gateway.TestLedger;
import org.countersign.gateway.ledger.fabric.FabricWiring;
import org.countersign.gateway.ledger.outbox.OutboxWiring;
import org.countersign.gateway.ledger.projection.ProjectionWiring;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The ledger module as the application wires it, with its threads, over a real ledger and database. */
final class LedgerStack implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase database;

    LedgerStack(TestDatabase database, TestLedger ledger) {
        this(database, ledger, ledger.endpoint());
    }

    /** Speaks to the ledger by another endpoint than its own. */
    LedgerStack(TestDatabase database, TestLedger ledger, String endpoint) {
        this.database = database;
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "countersign.ledger.endpoint",
                                endpoint,
                                "countersign.ledger.organizations",
                                ledger.organizations().toString(),
                                "countersign.outbox.idle-poll",
                                "50ms")));
        // The database outlives the stack.
        BeanDefinitionCustomizer keptOpen = definition -> definition.setDestroyMethodName("");
        context.registerBean("database", DataSource.class, database::dataSource, keptOpen);
        context.registerBean("template", JdbcTemplate.class, database::template);
        context.registerBean("jdbc", JdbcClient.class, database::jdbc);
        context.registerBean(DataSourceTransactionManager.class, database.dataSource());
        context.registerBean("clock", Clock.class, Clock::systemUTC);
        context.registerBean(SecureRandom.class);
        context.registerBean(SimpleMeterRegistry.class);
        context.register(FabricWiring.class, OutboxWiring.class, ProjectionWiring.class);
        context.refresh();
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    Enqueued enqueue(List<LedgerItem> items) {
        return database.transaction().execute(_ -> the(LedgerOutbox.class).enqueue(items));
    }

    /** As the application stops. */
    @Override
    public void close() {
        context.close();
    }
}
