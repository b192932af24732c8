package org.countersign.gateway.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.gateway.ledger.CertificateStatusListener.Changed;
import org.countersign.gateway.ledger.CertificateView.ListEntry;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.CreditView.Totals;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.LedgerBlock;
import org.countersign.gateway.ledger.LedgerPosition;
import org.countersign.gateway.ledger.ManualClock;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.ledger.ValidationCode;
import org.countersign.gateway.ledger.outbox.OutboxHarness;
import org.junit.jupiter.api.Test;

final class ProjectionTest {
    private static final ReasonCode LOST = new ReasonCode("lost");

    private final TestDatabase database = TestDatabase.fresh();
    private final FakeLedger ledger = new FakeLedger();
    private final List<Changed> told = new ArrayList<>();
    private final ProjectionHarness projection = new ProjectionHarness(
            database,
            new OutboxHarness(database, ledger, new ManualClock(), CrashPoints.NONE).settlement(),
            CrashPoints.NONE,
            told::addAll);

    private void catchUp() {
        projection.catchUp(ledger);
    }

    private static CertificateId id(String id) {
        return new CertificateId(id);
    }

    @Test
    void shows_a_registered_certificate() {
        var certificate = SampleRecords.certificate("c-1", 3, 10, 11);
        SampleRecords.append(ledger, SampleRecords.kept(certificate));

        catchUp();

        assertThat(projection.certificates().find(id("c-1"))).hasValueSatisfying(found -> {
            assertThat(found.certificate()).isEqualTo(certificate);
            assertThat(found.transaction()).isEqualTo(SampleRecords.transaction(1));
            assertThat(found.position()).isEqualTo(new LedgerPosition(1, 0)).isEqualTo(found.changedAt());
            assertThat(found.time().getEpochSecond()).isEqualTo(1_800_000_001L);
        });
        assertThat(projection.certificates().exceptions(3)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void shows_a_change_of_status_on_every_copy_and_tells_the_listener() {
        var before = SampleRecords.certificate("c-1", 3, 10, 11);
        var after = before.changed(CertificateStatus.SUSPENDED, LOST);
        SampleRecords.append(ledger, SampleRecords.kept(before));
        SampleRecords.append(
                ledger, SampleRecords.kept(after), SampleRecords.change("s-1", before, CertificateStatus.SUSPENDED));

        catchUp();

        assertThat(projection.certificates().exceptions(3))
                .containsExactly(
                        new ListEntry(10, CertificateStatus.SUSPENDED), new ListEntry(11, CertificateStatus.SUSPENDED));
        assertThat(projection.certificates().history(id("c-1")))
                .singleElement()
                .satisfies(change -> assertThat(change.operation().id()).isEqualTo(new OperationId("s-1")));
        assertThat(told)
                .containsExactly(new Changed(
                        after.id(), CertificateStatus.SUSPENDED, places(3, 10, 11), new LedgerPosition(2, 0)));
        assertThat(projection.certificates().find(id("c-1")).orElseThrow().position())
                .isEqualTo(new LedgerPosition(1, 0));
    }

    @Test
    void a_series_that_grows_registers_only_those_who_are_new() {
        var series = SeriesId.naming(3, 0, 0);
        var first = SampleRecords.certificate(series.at(place(3, 10)).value(), 3, 10);
        var second = SampleRecords.certificate(series.at(place(3, 11)).value(), 3, 11);
        SampleRecords.append(ledger, SampleRecords.kept(first));
        SampleRecords.append(ledger, SampleRecords.kept(first.changed(CertificateStatus.SUSPENDED, LOST)));
        SampleRecords.append(ledger, CertificateSeries.of(first).with(second));

        catchUp();

        var found = projection.certificates().findAll(List.of(first.id(), second.id()));
        assertThat(found.get(first.id())).satisfies(earlier -> {
            assertThat(earlier.certificate().status()).isEqualTo(CertificateStatus.SUSPENDED);
            assertThat(earlier.transaction()).isEqualTo(SampleRecords.transaction(1));
            assertThat(earlier.position()).isEqualTo(new LedgerPosition(1, 0));
            assertThat(earlier.changedAt()).isEqualTo(new LedgerPosition(2, 0));
        });
        assertThat(found.get(second.id())).satisfies(later -> {
            assertThat(later.certificate()).isEqualTo(second);
            assertThat(later.position()).isEqualTo(new LedgerPosition(3, 0)).isEqualTo(later.changedAt());
        });
        assertThat(projection.certificates().exceptions(3))
                .containsExactly(new ListEntry(10, CertificateStatus.SUSPENDED));
        assertThat(projection.contents().read().certificates()).isEqualTo(2);
        assertThat(projection.certificates().idsAfter("", 10)).containsExactly(first.id(), second.id());
    }

    @Test
    void the_status_of_a_certificate_that_was_never_registered_breaks_the_chain() {
        catchUp();
        var stranger = SampleRecords.certificate("c-9", 3, 10).changed(CertificateStatus.REVOKED, LOST);
        var block = SampleRecords.append(ledger, SampleRecords.kept(stranger));

        assertThatThrownBy(() -> projection.apply(block)).isInstanceOf(ChainBrokenException.class);
    }

    @Test
    void a_change_of_status_reaches_the_copies_that_came_later() {
        var before = SampleRecords.certificate("c-1", 3, 10);
        var after = before.changed(CertificateStatus.REVOKED, LOST);
        SampleRecords.append(ledger, SampleRecords.kept(before), SampleRecords.registration("c-2", 3, 11));
        SampleRecords.append(
                ledger,
                SampleRecords.copies("m-1", before, 7, 20, 21),
                SampleRecords.copies("m-2", SampleRecords.certificate("c-2", 3, 11), 7, 30));
        SampleRecords.append(ledger, SampleRecords.copies("m-3", before, 3, 40));
        SampleRecords.append(ledger, SampleRecords.kept(after));

        catchUp();

        var revoked = CertificateStatus.REVOKED;
        assertThat(projection.certificates().exceptions(3))
                .containsExactly(new ListEntry(10, revoked), new ListEntry(40, revoked));
        assertThat(projection.certificates().exceptions(7))
                .containsExactly(new ListEntry(20, revoked), new ListEntry(21, revoked));
        assertThat(projection.certificates().taken(7, List.of(20, 21, 22, 30))).containsExactlyInAnyOrder(20, 21, 30);
        assertThat(told).singleElement().satisfies(change -> {
            assertThat(change.certificate()).isEqualTo(before.id());
            assertThat(change.places()).containsExactly(place(3, 10), place(3, 40), place(7, 20), place(7, 21));
        });
    }

    @Test
    void copies_of_a_suspended_certificate_are_exceptions_at_once_and_told() {
        var before = SampleRecords.certificate("c-1", 3, 10);
        var suspended = before.changed(CertificateStatus.SUSPENDED, LOST);
        SampleRecords.append(ledger, SampleRecords.kept(before));
        SampleRecords.append(ledger, SampleRecords.kept(suspended));
        SampleRecords.append(ledger, SampleRecords.copies("m-1", suspended, 7, 20));

        catchUp();

        assertThat(projection.certificates().exceptions(7))
                .containsExactly(new ListEntry(20, CertificateStatus.SUSPENDED));
        assertThat(told)
                .last()
                .isEqualTo(
                        new Changed(before.id(), CertificateStatus.SUSPENDED, places(7, 20), new LedgerPosition(3, 0)));
        SampleRecords.append(ledger, SampleRecords.kept(suspended.changed(CertificateStatus.VALID, LOST)));
        catchUp();
        assertThat(projection.certificates().exceptions(7)).isEmpty();
    }

    @Test
    void copies_that_were_refused_have_no_places() {
        SampleRecords.append(
                ledger,
                SampleRecords.registration("c-1", 3, 10),
                SampleRecords.refusedCopies("m-1", SampleRecords.certificate("c-1", 3, 10), 7, 20));

        catchUp();

        assertThat(projection.certificates().taken(7, List.of(20))).isEmpty();
        assertThat(projection.contents().read().operations()).isEqualTo(1);
    }

    private static List<StatusIndex> places(int list, int... indexes) {
        return Arrays.stream(indexes).mapToObj(index -> place(list, index)).toList();
    }

    private static StatusIndex place(int list, int index) {
        return new StatusIndex(list, index);
    }

    @Test
    void a_reinstated_certificate_is_no_exception_any_more() {
        var before = SampleRecords.certificate("c-1", 3, 10);
        var suspended = before.changed(CertificateStatus.SUSPENDED, LOST);
        SampleRecords.append(ledger, SampleRecords.kept(before));
        SampleRecords.append(ledger, SampleRecords.kept(suspended));
        SampleRecords.append(ledger, SampleRecords.kept(suspended.changed(CertificateStatus.VALID, LOST)));

        catchUp();

        assertThat(projection.certificates().exceptions(3)).isEmpty();
        assertThat(told).hasSize(2);
    }

    @Test
    void a_refused_change_is_an_operation_and_no_history() {
        var certificate = SampleRecords.certificate("c-1", 3, 10);
        SampleRecords.append(ledger, SampleRecords.kept(certificate), SampleRecords.refusedChange("s-1", certificate));

        catchUp();

        assertThat(projection.certificates().operation(new OperationId("s-1"))).isPresent();
        assertThat(projection.certificates().history(id("c-1"))).isEmpty();
    }

    @Test
    void finds_many_certificates_at_once() {
        SampleRecords.append(
                ledger, SampleRecords.registration("c-1", 3, 10), SampleRecords.registration("c-2", 3, 11));

        catchUp();

        assertThat(projection.certificates().findAll(List.of(id("c-1"), id("c-2"), id("c-3"))))
                .containsOnlyKeys(id("c-1"), id("c-2"));
    }

    @Test
    void an_invalid_transaction_changes_nothing() {
        SampleRecords.append(
                ledger, new ValidationCode(11, "MVCC_READ_CONFLICT"), SampleRecords.registration("c-1", 3, 10));

        catchUp();

        assertThat(projection.certificates().find(id("c-1"))).isEmpty();
        assertThat(projection.position().tip().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void trust_records_are_shown() {
        SampleRecords.append(ledger, SampleRecords.partner(), SampleRecords.clock(1234));

        catchUp();

        assertThat(projection.trust().partners()).containsExactly(SampleRecords.partner());
        assertThat(projection.trust().partner(SampleRecords.LIBRARY)).contains(SampleRecords.partner());
        assertThat(projection.trust().clock()).contains(new EpochSecond(1234));
        assertThat(projection.trust().steward()).isEmpty();
    }

    @Test
    void a_balance_counts_by_the_clock_floor() {
        SampleRecords.append(
                ledger,
                SampleRecords.clock(3000),
                SampleRecords.account(SampleRecords.lot("old", 3000, 5, 2), SampleRecords.lot("new", 3001, 7, 4)));

        catchUp();

        assertThat(projection.credit().balance(SampleRecords.SCHEME, SampleRecords.ACCOUNT))
                .hasValueSatisfying(balance -> {
                    assertThat(balance.available()).isEqualTo(7);
                    assertThat(balance.held()).isEqualTo(6);
                    assertThat(balance.expired()).isEqualTo(5);
                });
    }

    @Test
    void totals_come_from_the_deltas_and_are_recomputed_from_the_operations() {
        SampleRecords.append(
                ledger,
                SampleRecords.earn("e-1", 100),
                SampleRecords.account(SampleRecords.lot("e-1", 5000, 100, 0)),
                SampleRecords.totals(1, Effect.issued(100)));
        SampleRecords.append(
                ledger,
                SampleRecords.redeem("r-1", 30),
                SampleRecords.refusedRedeem("r-2"),
                SampleRecords.account(SampleRecords.lot("e-1", 5000, 70, 0)),
                SampleRecords.totals(2, Effect.redeemed(30)),
                SampleRecords.paid(2, 30));

        catchUp();

        assertThat(projection.credit().totals(SampleRecords.SCHEME)).isEqualTo(new Totals(100, 30, 0, 70));
        assertThat(projection.credit().recomputedTotals(SampleRecords.SCHEME)).isEqualTo(new Totals(100, 30, 0, 70));
        assertThat(projection.credit().operation(new OperationId("r-2"))).isPresent();
    }

    @Test
    void a_statement_comes_in_pages_with_the_whole_sum() {
        SampleRecords.append(
                ledger, SampleRecords.redeem("r-1", 3), SampleRecords.redeem("r-2", 4), SampleRecords.paid(1, 7));
        SampleRecords.append(ledger, SampleRecords.redeem("r-3", 5), SampleRecords.paid(2, 5));
        catchUp();
        var credit = projection.credit();

        var first = credit.statement(SampleRecords.LIBRARY, SampleRecords.SCHEME, Optional.empty(), 2);
        var second = credit.statement(SampleRecords.LIBRARY, SampleRecords.SCHEME, first.next(), 2);

        assertThat(first.lines())
                .extracting(line -> line.operation().id().value())
                .containsExactly("r-1", "r-2");
        assertThat(second.lines())
                .extracting(line -> line.operation().id().value())
                .containsExactly("r-3");
        assertThat(second.next()).isEmpty();
        assertThat(first.paid()).isEqualTo(12).isEqualTo(second.paid());
        assertThatThrownBy(() -> credit.statement(SampleRecords.LIBRARY, SampleRecords.SCHEME, Optional.of("x"), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_block_that_comes_again_changes_nothing() {
        SampleRecords.append(ledger, SampleRecords.redeem("r-1", 3), SampleRecords.paid(1, 3));
        catchUp();
        var digest = projection.digest();

        catchUp();

        assertThat(projection.digest()).isEqualTo(digest);
    }

    @Test
    void a_block_that_breaks_the_chain_is_not_written() {
        catchUp();
        var block = SampleRecords.append(ledger, SampleRecords.registration("c-1", 3, 10));
        var forged = new LedgerBlock(block.header(), List.of(Bytes.ofHex("00")), block.transactions());

        assertThatThrownBy(() -> projection.apply(forged)).isInstanceOf(ChainBrokenException.class);

        assertThat(projection.certificates().find(id("c-1"))).isEmpty();
        assertThat(projection.position().tip().orElseThrow().number()).isZero();
    }

    @Test
    void a_record_that_nobody_knows_breaks_the_chain() {
        catchUp();
        var unknown = new LedgerBlock.Write("\u0000mystery\u0000a\u0000", false, Bytes.ofHex("7b7d"));
        var certificate = SampleRecords.write(SampleRecords.registration("c-1", 3, 10));
        var corrupt = new LedgerBlock.Write(certificate.key(), false, Bytes.ofHex("7b7d"));
        var deleted = new LedgerBlock.Write(certificate.key(), true, Bytes.ofHex(""));

        for (var write : List.of(unknown, corrupt, deleted)) {
            var chain = new FakeLedger();
            var block = SampleRecords.append(chain);
            var transaction = block.transactions().getFirst();
            var spoilt = new LedgerBlock(
                    block.header(),
                    block.envelopes(),
                    List.of(new LedgerBlock.Transaction(
                            transaction.position(),
                            transaction.id(),
                            transaction.code(),
                            transaction.time(),
                            transaction.result(),
                            List.of(write))));

            assertThatThrownBy(() -> projection.apply(spoilt)).isInstanceOf(ChainBrokenException.class);
        }
    }

    @Test
    void a_listener_that_fails_keeps_the_block_out() {
        var failing = new ProjectionHarness(
                database,
                new OutboxHarness(database, ledger, new ManualClock(), CrashPoints.NONE).settlement(),
                CrashPoints.NONE,
                _ -> {
                    throw new IllegalStateException("no");
                });
        var certificate = SampleRecords.certificate("c-1", 3, 10);
        SampleRecords.append(
                ledger,
                SampleRecords.kept(certificate),
                SampleRecords.kept(certificate.changed(CertificateStatus.REVOKED, LOST)));

        assertThatThrownBy(() -> failing.catchUp(ledger)).hasMessage("no");

        assertThat(projection.certificates().find(id("c-1"))).isEmpty();
        assertThat(projection.position().tip().orElseThrow().number()).isZero();
    }
}
