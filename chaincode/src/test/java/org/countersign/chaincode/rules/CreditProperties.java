package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.ClockFloor;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.LedgerOracle;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.PaidDelta;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.TotalsDelta;

/** Random operations by random callers on few accounts, so that they get into each other's way. */
class CreditProperties {
    /** One operation, or the clock moving on by some seconds before it. */
    record Step(Caller caller, CreditItem item, int seconds) {}

    @Property(tries = 150)
    void the_whole_ledger_is_right_after_every_operation(@ForAll("steps") List<Step> steps) {
        City city = new City();
        for (Step step : steps) {
            advance(city, step.seconds());
            Effect before = totals(city);

            city.credit(step.caller(), step.item());

            assertThat(city.findings()).isEmpty();
            assertThat(totals(city).expired()).isGreaterThanOrEqualTo(before.expired());
            assertThat(totals(city).outstanding()).isNotNegative();
        }
    }

    @Property(tries = 150)
    void repeats_get_the_first_outcome_and_change_nothing(@ForAll("steps") List<Step> steps) {
        City city = new City();
        List<Outcome> outcomes = new ArrayList<>();
        for (Step step : steps) {
            advance(city, step.seconds());
            outcomes.add(city.credit(step.caller(), step.item()));
        }
        var before = city.book().records();

        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (isKept(outcomes.get(i))) {
                assertThat(city.credit(step.caller(), step.item())).isEqualTo(outcomes.get(i));
            }
        }

        assertThat(city.book().records()).isEqualTo(before);
    }

    @Property(tries = 150)
    void however_operations_are_cut_into_transactions_the_result_is_the_same(
            @ForAll("steps") List<Step> steps, @ForAll("cuts") List<Boolean> cuts) {
        City single = new City();
        List<Outcome> expected = new ArrayList<>();
        for (Step step : steps) {
            expected.add(single.credit(step.caller(), step.item()));
        }

        City batched = new City();
        List<Outcome> outcomes = inBatches(batched, steps, cuts);

        assertThat(outcomes).isEqualTo(expected);
        assertThat(withoutDeltas(batched)).isEqualTo(withoutDeltas(single));
        assertThat(totals(batched)).isEqualTo(totals(single));
        assertThat(batched.findings()).isEmpty();
    }

    /** Refusals that leave no trace are decided anew. */
    private static boolean isKept(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied _ -> true;
            case Outcome.Refused refused -> refused.code().remembered();
        };
    }

    /** A batch ends where the caller changes, or where a cut says so. */
    private static List<Outcome> inBatches(City city, List<Step> steps, List<Boolean> cuts) {
        List<Outcome> outcomes = new ArrayList<>();
        CreditRules rules = new CreditRules(city.book(), city.invocation(City.OFFICER, 0));
        Caller caller = City.OFFICER;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (!step.caller().equals(caller) || cuts.get(i % cuts.size())) {
                rules.finish();
                caller = step.caller();
                rules = new CreditRules(city.book(), city.invocation(caller, 0));
            }
            outcomes.add(rules.apply(step.item(), City.digest(RequestCodec.write(step.item()))));
        }
        rules.finish();
        return outcomes;
    }

    private static SortedMap<String, LedgerRecord> withoutDeltas(City city) {
        SortedMap<String, LedgerRecord> records = new TreeMap<>(city.book().records());
        records.values().removeIf(record -> record instanceof TotalsDelta || record instanceof PaidDelta);
        return records;
    }

    private static Effect totals(City city) {
        return LedgerOracle.totals(city.book().state()).getOrDefault(City.SCHEME, Effect.NONE);
    }

    private static void advance(City city, int seconds) {
        if (seconds > 0) {
            EpochSecond floor = city.book().clockFloor();
            city.book().put(new ClockFloor(new EpochSecond(floor.value() + seconds)));
        }
    }

    @Provide
    Arbitrary<List<Boolean>> cuts() {
        return Arbitraries.of(true, false).list().ofMinSize(1).ofMaxSize(10);
    }

    /** Every id is used by about two operations, so references hit, and ids are reused now and then. */
    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> seconds = Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(1, 3), Tuple.of(1, 10));
        return Combinators.combine(callers(), items(), seconds)
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    /** Mostly callers that have some right. */
    private static Arbitrary<Caller> callers() {
        return Arbitraries.of(
                City.OFFICER, City.OFFICER, City.PARTNER, City.PARTNER, City.PARTNER, City.STEWARD, City.STRANGER);
    }

    private static Arbitrary<CreditItem> items() {
        Arbitrary<OperationId> ids = Arbitraries.integers().between(1, 25).map(n -> City.id("op" + n));
        Arbitrary<AccountId> accounts = Arbitraries.of(City.ALICE, City.BOB, new AccountId("carol"));
        Arbitrary<SchemeId> schemes = Arbitraries.just(City.SCHEME);
        Arbitrary<PartnerId> partners = Arbitraries.of(City.LIBRARY, City.CINEMA);
        Arbitrary<Points> points = Arbitraries.longs().between(1, 30).map(Points::new);
        Arbitrary<EpochSecond> times = Arbitraries.longs().between(1, 60).map(EpochSecond::new);
        Arbitrary<CreditItem> earns = Combinators.combine(ids, accounts, schemes, points, times)
                .as((id, account, scheme, amount, expiry) ->
                        new CreditItem.Earn(id, account, scheme, amount, expiry, City.digest("event")));
        return Arbitraries.oneOf(
                earns,
                earns,
                Combinators.combine(ids, accounts, schemes, partners, points, times)
                        .as(CreditItem.PlaceHold::new),
                Combinators.combine(ids, ids, points).as(CreditItem.Capture::new),
                Combinators.combine(ids, ids).as(CreditItem.Release::new),
                Combinators.combine(ids, accounts, schemes, partners, points).as(CreditItem.Redeem::new),
                Combinators.combine(ids, accounts, accounts, schemes, points).as(CreditItem.Transfer::new),
                Combinators.combine(ids, ids).as(CreditItem.Reverse::new),
                Combinators.combine(ids, accounts, schemes).as(CreditItem.Expire::new));
    }
}
