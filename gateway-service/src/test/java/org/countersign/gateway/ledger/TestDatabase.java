package org.countersign.gateway.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.countersign.gateway.database.TestPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A fresh database with the gateway's tables, cut from a template. */
public record TestDatabase(
        DataSource dataSource, JdbcTemplate template, JdbcClient jdbc, TransactionTemplate transaction) {
    private static final String TEMPLATE = "ledger_template";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final JdbcTemplate ADMINISTRATION = prepare();

    public static TestDatabase fresh() {
        var name = "ledger_" + COUNT.incrementAndGet();
        ADMINISTRATION.execute("create database " + name + " template " + TEMPLATE);
        return over(TestPostgres.get().open(name));
    }

    private static TestDatabase over(HikariDataSource source) {
        var jdbc = new JdbcTemplate(source);
        return new TestDatabase(
                source,
                jdbc,
                JdbcClient.create(jdbc),
                new TransactionTemplate(new DataSourceTransactionManager(source)));
    }

    private static JdbcTemplate prepare() {
        var administration = new JdbcTemplate(TestPostgres.get().open("postgres"));
        administration.execute("create database " + TEMPLATE);
        try (var template = TestPostgres.get().open(TEMPLATE)) {
            Flyway.configure()
                    .dataSource(template)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        }
        return administration;
    }
}
