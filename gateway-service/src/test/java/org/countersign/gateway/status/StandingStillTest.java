package org.countersign.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusListToken;
import org.countersign.format.status.StatusValue;
import org.countersign.format.status.UnverifiedStatusList;
import org.countersign.gateway.issuance.TestIssuance;
import org.countersign.gateway.keys.TestKeys;
import org.countersign.gateway.ledger.CertificateView;
import org.countersign.gateway.ledger.ProjectionView;
import org.countersign.gateway.ledger.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When status lists are signed anew, and when they must not be. */
class StandingStillTest {
    private static final StatusProperties PROPERTIES = new StatusProperties(
            "https://city.test/lists/",
            "https://countersign.test",
            Duration.ofHours(1),
            Duration.ofSeconds(2),
            Duration.ofMinutes(2),
            Duration.ofDays(7),
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            Duration.ofDays(7));

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final MovingClock clock = new MovingClock();
    private final FixedChain chain = new FixedChain();
    private TestKeys keys;
    private StatusTokens tokens;
    private PublishStatusLists publisher;

    @BeforeEach
    void open() {
        keys = TestKeys.in(folder);
        tokens = new StatusTokens(database.jdbc());
        var lists = new TestIssuance(database, keys, clock).lists();
        publisher = new PublishStatusLists(
                lists,
                new StatusChanges(database.jdbc()),
                tokens,
                chain,
                chain,
                keys.signing(),
                keys.authority(),
                new OurNames(PROPERTIES),
                PROPERTIES,
                clock);
    }

    @Test
    void signs_a_list_that_says_what_the_chain_says() throws Exception {
        chain.exceptions = List.of(
                new CertificateView.ListEntry(7, CertificateStatus.REVOKED),
                new CertificateView.ListEntry(131_071, CertificateStatus.SUSPENDED));

        publisher.publish();

        var list = token().list();
        assertThat(list.at(new StatusIndex(7))).contains(StatusValue.REVOKED);
        assertThat(list.at(new StatusIndex(131_071))).contains(StatusValue.SUSPENDED);
        assertThat(list.at(new StatusIndex(8))).contains(StatusValue.VALID);
        assertThat(token().uri().value()).isEqualTo("https://city.test/lists/1");
    }

    @Test
    void signs_anew_after_a_change_and_when_the_token_gets_old_and_not_before() throws Exception {
        publisher.publish();
        var first = token().issuedAt();

        clock.now = clock.now.plusSeconds(60);
        publisher.publish();
        assertThat(token().issuedAt()).isEqualTo(first);

        database.jdbc()
                .sql("insert into status_change (list, changes) values (1, 1)")
                .update();
        publisher.publish();
        assertThat(token().issuedAt()).isEqualTo(first.plusSeconds(60));

        clock.now = clock.now.plusSeconds(120);
        publisher.publish();
        assertThat(token().issuedAt()).isEqualTo(first.plusSeconds(180));
    }

    @ParameterizedTest
    @EnumSource(
            value = ProjectionView.State.class,
            names = {"HALTED", "LEDGER_BEHIND"})
    void says_nothing_about_now_while_the_projection_stands_still(ProjectionView.State state) throws Exception {
        publisher.publish();
        var first = token().issuedAt();
        chain.state = state;
        clock.now = clock.now.plusSeconds(3600);

        publisher.publish();

        assertThat(token().issuedAt()).isEqualTo(first);
    }

    private StatusListToken token() throws Exception {
        return UnverifiedStatusList.parse(tokens.served(1).orElseThrow().cwt())
                .verify(keys.signing().status().publicKey(), new JcaSignatureCheck())
                .token();
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T04:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class FixedChain implements CertificateView, ProjectionView {
        private List<ListEntry> exceptions = List.of();
        private State state = State.LIVE;

        @Override
        public List<ListEntry> exceptions(int list) {
            return exceptions;
        }

        @Override
        public Set<Integer> taken(int list, Collection<Integer> indexes) {
            return Set.of();
        }

        @Override
        public Optional<Integer> lastList() {
            return Optional.empty();
        }

        @Override
        public List<CertificateId> idsAfter(String after, int limit) {
            return List.of();
        }

        @Override
        public Progress progress() {
            return new Progress(state, Optional.of(1L), Optional.empty());
        }

        @Override
        public Optional<Registered> find(CertificateId id) {
            return Optional.empty();
        }

        @Override
        public Map<CertificateId, Registered> findAll(Collection<CertificateId> ids) {
            return Map.of();
        }

        @Override
        public List<StatusOperation> history(CertificateId id) {
            return List.of();
        }

        @Override
        public Optional<StatusOperation> operation(OperationId id) {
            return Optional.empty();
        }

        @Override
        public Contents contents() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Rebuild startRebuild() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Rebuild> lastRebuild() {
            return Optional.empty();
        }
    }
}
