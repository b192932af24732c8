package org.countersign.gateway.credit;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.countersign.format.ledger.MspId;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.keys.SecretKeys;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.ledger.LedgerItems;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.ledger.TrustView;
import org.countersign.gateway.privacy.AccountPseudonyms;
import org.countersign.gateway.privacy.BlindIndex;
import org.countersign.gateway.privacy.FieldCipher;
import org.countersign.gateway.problem.Problems;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CreditConfiguration {

    @Bean
    AcceptedOperations acceptedCreditOperations(JdbcClient database, JdbcOperations batches, Clock clock) {
        return new AcceptedOperations(database, batches, clock);
    }

    @Bean
    Bookings creditBookings(
            TrustView trust,
            CreditProperties properties,
            AcceptedOperations accepted,
            CreditView credit,
            AccountPseudonyms pseudonyms,
            EventDigests events,
            PointsAuthorisations authorisations) {
        return new Bookings(
                new Organisations(trust, new MspId(properties.organisation())),
                accepted,
                credit,
                pseudonyms,
                events,
                authorisations);
    }

    @Bean
    EventDigests creditEvents(JdbcClient database, FieldCipher cipher, SecureRandom random) {
        return new EventDigests(database, cipher, random);
    }

    @Bean
    AuthorisationTable creditAuthorisationTable(
            JdbcClient database, BlindIndex index, Clock clock, CreditProperties properties) {
        return new AuthorisationTable(database, index, clock, properties.maxAuthorisations());
    }

    @Bean
    AuthorisationGuesses creditAuthorisationGuesses(JdbcClient database, Clock clock) {
        return new AuthorisationGuesses(database, clock);
    }

    @Bean
    PointsAuthorisations pointsAuthorisations(
            AuthorisationTable table,
            AuthorisationGuesses guesses,
            CreditView credit,
            TrustView trust,
            SecretKeys keys,
            Clock clock,
            CreditProperties properties) {
        return new PointsAuthorisations(
                table, guesses, credit, trust, keys.keyedHash(KeyedHash.Purpose.INDEX), clock, properties);
    }

    @Bean
    AccountPoints accountPoints(CreditView credit, TrustView trust, EventDigests events) {
        return new AccountPoints(credit, trust, events);
    }

    @Bean
    Outcomes creditOutcomes(AcceptedOperations accepted, LedgerItems items, CreditView credit) {
        return new Outcomes(accepted, items, credit);
    }

    @Bean
    BookOperation bookOperation(
            Idempotency idempotency,
            Bookings bookings,
            AcceptedOperations accepted,
            LedgerOutbox outbox,
            LedgerItems items,
            Outcomes outcomes,
            AuthorisationGuesses guesses,
            SecretKeys keys,
            JsonMapper json,
            Problems problems,
            @Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) Executor executor) {
        var ids = keys.keyedHash(KeyedHash.Purpose.IDEMPOTENCY);
        return new BookOperation(
                idempotency, bookings, accepted, outbox, items, outcomes, guesses, ids, json, problems, executor);
    }

    @Bean
    BatchTable creditBatches(JdbcClient database, JdbcOperations many, LedgerItems items, Clock clock) {
        return new BatchTable(database, many, items, clock);
    }

    @Bean
    BookBatch bookBatch(
            Idempotency idempotency,
            Bookings bookings,
            AcceptedOperations accepted,
            BatchTable batches,
            LedgerOutbox outbox,
            SecretKeys keys) {
        return new BookBatch(
                idempotency, bookings, accepted, batches, outbox, keys.keyedHash(KeyedHash.Purpose.IDEMPOTENCY));
    }

    @Bean
    Balances creditBalances(CreditView credit) {
        return new Balances(credit);
    }
}
