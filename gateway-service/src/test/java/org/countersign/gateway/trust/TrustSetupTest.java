package org.countersign.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.ledger.BilingualName;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.Partner;
import org.countersign.format.ledger.PartnerId;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.keys.SigningKey;
import org.countersign.gateway.keys.SigningKeys;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class TrustSetupTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Partner LIBRARY = new Partner(
            new PartnerId("city-library"), new BilingualName("市图书馆", "City Library"), new MspId("PartnersMSP"));

    private final FakeChain chain = new FakeChain();
    private Instant now = NOW;
    private final TrustSetup setup = started();

    @Test
    void puts_what_the_ledger_does_not_say_and_is_complete_when_it_says_so() {
        setup.round();
        assertThat(setup.isComplete()).isFalse();
        chain.applyAll();
        setup.round();
        chain.applyAll();
        setup.round();

        assertThat(setup.isComplete()).isTrue();
        assertThat(chain.partner(LIBRARY.partner())).contains(LIBRARY);
        assertThat(chain.clock()).contains(new EpochSecond(NOW.getEpochSecond() - 1));
    }

    @Test
    void does_not_ask_again_for_what_is_on_its_way() {
        setup.round();
        var asked = chain.asked();
        setup.round();

        assertThat(chain.asked()).isEqualTo(asked).hasSize(2);
    }

    @Test
    void a_start_that_is_repeated_asks_for_the_same_ids_and_a_finished_one_for_nothing() {
        setup.round();
        var asked = chain.asked();
        started().round();
        assertThat(chain.asked()).isEqualTo(asked);

        complete();
        var all = chain.asked();
        var again = started();
        assertThat(again.round()).isEqualTo(INTERVAL);

        assertThat(again.isComplete()).isTrue();
        assertThat(chain.asked()).isEqualTo(all);
    }

    @Test
    void puts_a_record_again_under_another_id_after_somebody_overruled_it() {
        complete();
        chain.put(new Partner(LIBRARY.partner(), new BilingualName("别的", "Else"), LIBRARY.msp()));
        var before = chain.asked().size();

        var again = started();
        again.round();
        chain.applyAll();

        assertThat(chain.partner(LIBRARY.partner())).contains(LIBRARY);
        assertThat(chain.asked()).hasSize(before + 1).doesNotHaveDuplicates();
    }

    @Test
    void a_refusal_leaves_it_incomplete_and_is_tried_again_later_under_another_id() {
        setup.round();
        chain.refuseAll("NOT_THE_STEWARD");

        assertThat(setup.round()).isEqualTo(TrustSetup.LATER);
        assertThat(setup.isComplete()).isFalse();
        assertThat(chain.asked()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void moves_the_clock_floor_forward_and_never_two_steps_at_a_time() {
        complete();
        now = NOW.plusSeconds(30);
        assertThat(setup.round()).isEqualTo(INTERVAL);
        now = NOW.plusSeconds(60);
        setup.round();
        chain.applyAll();
        assertThat(chain.clock()).contains(new EpochSecond(NOW.plusSeconds(29).getEpochSecond()));

        setup.round();
        chain.applyAll();
        assertThat(chain.clock()).contains(new EpochSecond(NOW.plusSeconds(59).getEpochSecond()));
    }

    private void complete() {
        while (!setup.isComplete()) {
            setup.round();
            chain.applyAll();
        }
    }

    private TrustSetup started() {
        var properties = new TrustProperties(
                true,
                "DataBureauMSP",
                List.of(new TrustProperties.PartnerEntry(
                        "city-library", new TrustProperties.Name("市图书馆", "City Library"), "PartnersMSP")),
                List.of(new TrustProperties.SchemeEntry(
                        "volunteer",
                        new TrustProperties.Name("志愿服务积分", "Volunteer points"),
                        List.of("CivilAffairsMSP"))),
                INTERVAL,
                INTERVAL);
        var ledger = new TrustLedger(chain, chain, TransactionOperations.withoutTransaction(), properties.steward());
        InstantSource time = () -> now;
        return new TrustSetup(
                new Wishes(new NoTypes(), new NoKeys(), properties),
                chain,
                ledger,
                time.withZone(ZoneOffset.UTC),
                INTERVAL);
    }

    private static final class NoTypes implements TypeCatalogue {
        @Override
        public Optional<CertificateType> find(TypeCode code) {
            return Optional.empty();
        }

        @Override
        public Optional<CertificateType> find(TypeNumber number) {
            return Optional.empty();
        }

        @Override
        public Collection<CertificateType> all() {
            return List.of();
        }
    }

    private static final class NoKeys implements SigningKeys {
        @Override
        public List<SigningKey> everyRoot() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SigningKey addRoot() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SigningKey status() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<SigningKey> everyIssuing(IssuerId issuer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SigningKey addIssuing(IssuerId issuer) {
            throw new UnsupportedOperationException();
        }
    }
}
