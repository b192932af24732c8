package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem;
import org.countersign.format.ledger.CertificateItem.AddCopies;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateItem.Register;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StatusIndex;

/** Random registrations, further copies and changes of status on few certificates and places, so that they get into each other's way. */
class CertificateProperties {
    /** One item by one caller. */
    record Step(Caller caller, CertificateItem item) {}

    @Property(tries = 150)
    void the_whole_ledger_is_right_after_every_item(@ForAll("steps") List<Step> steps) {
        City city = new City();
        for (Step step : steps) {
            apply(city, step);

            assertThat(city.findings()).isEmpty();
        }
    }

    @Property(tries = 150)
    void repeats_get_the_first_outcome_and_change_nothing(@ForAll("steps") List<Step> steps) {
        City city = new City();
        List<Outcome> outcomes = new ArrayList<>();
        for (Step step : steps) {
            outcomes.add(apply(city, step));
        }
        var before = city.book().records();

        for (int i = 0; i < steps.size(); i++) {
            if (isKept(outcomes.get(i))) {
                assertThat(apply(city, steps.get(i))).isEqualTo(outcomes.get(i));
            }
        }

        assertThat(city.book().records()).isEqualTo(before);
    }

    /** Refusals that leave no trace are decided anew. */
    private static boolean isKept(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied _ -> true;
            case Outcome.Refused refused -> refused.code().remembered();
        };
    }

    private static Outcome apply(City city, Step step) {
        return switch (step.item()) {
            case Register item -> city.register(step.caller(), item);
            case AddCopies item -> city.addCopies(step.caller(), item);
            case ChangeStatus item -> city.change(step.caller(), item);
        };
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Caller> callers = Arbitraries.of(City.OFFICER, City.OFFICER, City.OFFICER, City.STRANGER);
        return Combinators.combine(callers, items())
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    private static Arbitrary<CertificateItem> items() {
        Arbitrary<String> ids = Arbitraries.integers().between(1, 15).map(n -> "op" + n);
        Arbitrary<CertificateId> certificates = Arbitraries.oneOf(
                Arbitraries.of("a", "b", "c").map(CertificateId::new),
                Combinators.combine(
                                Arbitraries.integers().between(0, 1),
                                Arbitraries.integers().between(0, 30))
                        .as((series, index) -> SeriesId.naming(1, series, 0).at(new StatusIndex(1, index))));
        Arbitrary<Integer> indexes = Arbitraries.integers().between(0, 30);
        Arbitrary<CertificateItem> copies = Combinators.combine(ids, certificates, indexes, indexes)
                .filter((_, _, first, second) -> !first.equals(second))
                .as((id, certificate, first, second) -> CopiesRulesTest.item(id, certificate, City.KEY, first, second));
        return Arbitraries.oneOf(
                Combinators.combine(certificates, indexes).as(CertificateProperties::registration),
                copies,
                copies,
                Combinators.combine(ids, certificates, Arbitraries.of(CertificateStatus.class))
                        .as((id, certificate, to) ->
                                new ChangeStatus(City.id(id), certificate, to, new ReasonCode("random"))));
    }

    /** At the place that the id names, or else at this one. */
    private static Register registration(CertificateId id, int index) {
        Register item = RegistrationRulesTest.item(
                id.value(), id.place().map(StatusIndex::index).orElse(index));
        return new Register(
                item.id(),
                item.issuer(),
                item.type(),
                item.key(),
                item.copies(),
                new EpochSecond(0),
                Optional.of(new EpochSecond(1_000)));
    }
}
