package org.countersign.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.gateway.issuance.SignedCertificates;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.keys.SigningKeys;
import org.countersign.gateway.keys.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionOperations;

/** When a key that another took the place of is retired, and when not yet. */
class RetireKeysTest {
    private static final IssuerId ISSUER = new IssuerId("market-regulation-bureau");
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2026-11-21T04:00:05Z");

    @TempDir
    private Path folder;

    private final FakeChain chain = new FakeChain();
    private final Signed signed = new Signed();
    private Instant now = START;
    private SigningKeys keys;
    private IssuerKeys issuerKeys;
    private RetireKeys retire;
    private Kid old;

    @BeforeEach
    void an_issuer_whose_key_was_replaced() {
        InstantSource time = () -> now;
        Clock clock = time.withZone(ZoneOffset.UTC);
        keys = TestKeys.in(folder).signing();
        var ledger = new TrustLedger(chain, chain, TransactionOperations.withoutTransaction(), "DataBureauMSP");
        issuerKeys = new IssuerKeys(keys, new OneType(), chain, ledger, clock);
        retire = new RetireKeys(
                keys, issuer -> keys.everyIssuing(issuer).getLast(), signed, chain, issuerKeys, clock, OVERLAP);
        old = issuerKeys.start(ISSUER, Optional.empty()).kid();
        chain.applyAll();
        issuerKeys.start(ISSUER, Optional.empty());
        chain.applyAll();
    }

    @Test
    void waits_for_the_overlap() {
        roundAfter(Duration.ZERO);
        roundAfter(OVERLAP.minusSeconds(1));
        assertThat(retiredAt()).isEmpty();

        roundAfter(Duration.ofSeconds(1));

        assertThat(retiredAt()).contains(second(START.plus(OVERLAP)));
    }

    @Test
    void waits_for_the_last_registration() {
        signed.waiting = true;
        roundAfter(Duration.ZERO);
        roundAfter(Duration.ofHours(1));
        assertThat(retiredAt()).isEmpty();

        signed.waiting = false;
        roundAfter(Duration.ZERO);

        assertThat(retiredAt()).isPresent();
    }

    @Test
    void vouches_for_what_was_issued_ahead_of_its_first_day() {
        var firstDay = START.plus(Duration.ofDays(9));
        signed.latest = Optional.of(firstDay);

        roundAfter(Duration.ZERO);
        roundAfter(OVERLAP);

        assertThat(retiredAt()).contains(second(firstDay));
    }

    @Test
    void asks_once() {
        roundAfter(Duration.ZERO);
        retire.round();
        now = now.plus(OVERLAP);
        retire.round();
        retire.round();

        assertThat(chain.asked()).filteredOn(id -> id.startsWith("retire-")).hasSize(1);
    }

    @Test
    void takes_up_a_key_that_was_made_and_never_asked_for() {
        var spare = keys.addIssuing(ISSUER).kid();

        assertThat(issuerKeys.start(ISSUER, Optional.empty()).kid()).isEqualTo(spare);
        assertThat(issuerKeys.start(ISSUER, Optional.empty()).kid()).isNotEqualTo(spare);
    }

    @Test
    void an_issuer_that_would_have_no_key_left_gets_another() {
        var all = keys.everyIssuing(ISSUER);
        issuerKeys.compromise(old, Optional.empty());
        chain.applyAll();
        assertThat(keys.everyIssuing(ISSUER)).isEqualTo(all);

        issuerKeys.compromise(all.getLast().kid(), Optional.empty());
        chain.applyAll();

        assertThat(keys.everyIssuing(ISSUER)).hasSize(3);
        assertThat(chain.key(keys.everyIssuing(ISSUER).getLast().kid())).isPresent();
    }

    private void roundAfter(Duration time) {
        now = now.plus(time);
        retire.round();
        chain.applyAll();
    }

    private Optional<EpochSecond> retiredAt() {
        return chain.key(old).orElseThrow().retiredAt();
    }

    private static EpochSecond second(Instant time) {
        return new EpochSecond(time.getEpochSecond());
    }

    private static final class Signed implements SignedCertificates {
        private boolean waiting;
        private Optional<Instant> latest = Optional.empty();

        @Override
        public boolean areWaiting(Kid key) {
            return waiting;
        }

        @Override
        public Optional<Instant> latestBegin(Kid key) {
            return latest;
        }
    }

    static final class OneType implements TypeCatalogue {
        private final CertificateType type = Samples.type("sole-trader-licence");

        @Override
        public Optional<CertificateType> find(TypeCode code) {
            return Optional.of(type).filter(known -> known.code().equals(code));
        }

        @Override
        public Optional<CertificateType> find(TypeNumber number) {
            return Optional.of(type).filter(known -> known.number().equals(number));
        }

        @Override
        public Collection<CertificateType> all() {
            return List.of(type);
        }
    }
}
