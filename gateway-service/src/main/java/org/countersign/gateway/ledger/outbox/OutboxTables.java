package org.countersign.gateway.ledger.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox's tables. Statements join the caller's transaction, or are one each. */
record OutboxTables(OutboxTable outbox, TransactionTable transactions, OutcomeTable outcomes, SetAsideTable setAside) {
    static OutboxTables of(JdbcClient jdbc) {
        return new OutboxTables(
                new OutboxTable(jdbc), new TransactionTable(jdbc), new OutcomeTable(jdbc), new SetAsideTable(jdbc));
    }
}
