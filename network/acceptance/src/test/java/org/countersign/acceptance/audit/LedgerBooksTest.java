package org.countersign.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateItem;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.CertificateStanding;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.Copy;
import org.countersign.format.ledger.CreditAccount;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.CreditOperation;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.FormCode;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.Lot;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PaidDelta;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.ledger.TotalsDelta;
import org.countersign.format.ledger.TransactionId;
import org.junit.jupiter.api.Test;

class LedgerBooksTest {
    private static final SchemeId SCHEME = new SchemeId("volunteer");
    private static final AccountId ACCOUNT = new AccountId("acct-1");
    private static final PartnerId PARTNER = new PartnerId("city-library");
    private static final EpochSecond LATER = new EpochSecond(2_000_000_000L);
    private static final SeriesId SERIES = SeriesId.naming(1, 0, 0);
    private static final Digest DIGEST = new Digest(Bytes.ofHex("00".repeat(32)));

    private final LedgerBooks books = new LedgerBooks();

    @Test
    void earned_and_redeemed_points_add_up() {
        books.post(block(1, earned("e1", 100), account(100), totals("t1", Effect.issued(100))));
        books.post(block(2, redeemed("r1", 30), account(70), totals("t2", Effect.redeemed(30)), paid("t2", 30)));

        assertThat(books.totals("volunteer")).isEqualTo(new Effect(100, 30, 0));
        assertThat(books.totals("volunteer").outstanding()).isEqualTo(70);
        assertThat(books.paidTo("city-library", "volunteer")).isEqualTo(30);
        assertThat(books.operationCount()).isEqualTo(2);
    }

    @Test
    void refuses_points_that_nobody_issued() {
        List<LedgerWrite> writes = block(1, earned("e1", 100), account(101), totals("t1", Effect.issued(100)));

        assertThatThrownBy(() -> books.post(writes)).isInstanceOf(Failure.class).hasMessageContaining("outstanding");
    }

    @Test
    void refuses_totals_that_are_not_the_sum_of_the_operations() {
        List<LedgerWrite> writes = block(1, earned("e1", 100), account(100), totals("t1", Effect.issued(99)));

        assertThatThrownBy(() -> books.post(writes)).isInstanceOf(Failure.class).hasMessageContaining("totals");
    }

    @Test
    void refuses_a_partner_that_is_paid_without_an_operation() {
        books.post(block(1, earned("e1", 100), account(100), totals("t1", Effect.issued(100))));

        assertThatThrownBy(() -> books.post(block(2, paid("t2", 5))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("partners");
    }

    @Test
    void refuses_an_operation_that_is_written_twice() {
        books.post(block(1, earned("e1", 100), account(100), totals("t1", Effect.issued(100))));

        assertThatThrownBy(() -> books.post(block(2, earned("e1", 100))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("again");
    }

    @Test
    void a_series_grows_from_block_to_block() {
        books.post(block(1, series(7)));
        books.post(block(2, series(5, 7)));

        assertThat(books.registrations())
                .containsExactlyInAnyOrder(
                        SERIES.at(new StatusIndex(1, 5)).value(),
                        SERIES.at(new StatusIndex(1, 7)).value());
        assertThat(books.certificateCount()).isEqualTo(2);
    }

    @Test
    void refuses_certificates_that_are_registered_again() {
        books.post(block(1, series(5, 7)));

        assertThatThrownBy(() -> books.post(block(2, series(5, 7))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("registered before");
    }

    @Test
    void refuses_a_series_that_loses_a_certificate() {
        books.post(block(1, series(7)));

        assertThatThrownBy(() -> books.post(block(2, series(5, 6))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("registered before");
    }

    @Test
    void a_change_of_status_is_no_second_registration() {
        books.post(block(1, series(7)));
        books.post(block(2, standing(7, 1)));
        books.post(block(3, standing(7, 2)));

        assertThat(books.certificateCount()).isEqualTo(1);
    }

    @Test
    void refuses_a_change_of_status_that_skips_one() {
        books.post(block(1, series(7)));

        assertThatThrownBy(() -> books.post(block(2, standing(7, 2))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("next change");
    }

    @Test
    void refuses_a_change_of_status_of_nobody() {
        books.post(block(1, series(7)));

        assertThatThrownBy(() -> books.post(block(2, standing(8, 1))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("next change");
    }

    @Test
    void refuses_a_key_of_nobody() {
        LedgerWrite stray = new LedgerWrite(3, "t", "stray", Optional.of("{}"));

        assertThatThrownBy(() -> books.post(List.of(stray)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("block 3");
    }

    private static List<LedgerWrite> block(long number, LedgerRecord... records) {
        List<LedgerWrite> writes = new ArrayList<>();
        for (LedgerRecord record : records) {
            String value = new String(LedgerRecordCodec.write(record), StandardCharsets.UTF_8);
            writes.add(new LedgerWrite(number, "t" + number, record.key().text(), Optional.of(value)));
        }
        return writes;
    }

    /** Certificates at these places, in their order. */
    private static CertificateSeries series(int... indexes) {
        List<Certificate> certificates =
                Arrays.stream(indexes).mapToObj(LedgerBooksTest::certificate).toList();
        return new CertificateSeries(
                SERIES,
                certificates.getFirst().issuer(),
                certificates.getFirst().type(),
                certificates);
    }

    private static Certificate certificate(int index) {
        StatusIndex place = new StatusIndex(1, index);
        return Certificate.registered(
                new CertificateItem.Register(
                        SERIES.at(place),
                        new IssuerId("civil-affairs-bureau"),
                        new TypeCode("volunteer-service-card"),
                        Kid.ofHex("00".repeat(8)),
                        List.of(new Copy(new FormCode("counter-pass"), DIGEST, place)),
                        new EpochSecond(0),
                        Optional.empty()),
                DIGEST,
                new EpochSecond(0));
    }

    private static CertificateStanding standing(int index, long changes) {
        return new CertificateStanding(
                SERIES.at(new StatusIndex(1, index)), CertificateStatus.REVOKED, new ReasonCode("lost"), changes);
    }

    private static CreditOperation earned(String id, long points) {
        CreditItem item =
                new CreditItem.Earn(new OperationId(id), ACCOUNT, SCHEME, Points.positive(points), LATER, DIGEST);
        return posted(item, Optional.empty(), points, Effect.issued(points));
    }

    private static CreditOperation redeemed(String id, long points) {
        CreditItem item = new CreditItem.Redeem(new OperationId(id), ACCOUNT, SCHEME, PARTNER, Points.positive(points));
        return posted(item, Optional.of(PARTNER), points, Effect.redeemed(points));
    }

    private static CreditOperation posted(CreditItem item, Optional<PartnerId> partner, long points, Effect effect) {
        return new CreditOperation(
                item,
                DIGEST,
                new MspId("PartnersMSP"),
                new EpochSecond(0),
                new CreditOperation.Result.Posted(
                        SCHEME, ACCOUNT, partner, Points.positive(points), effect, List.of()));
    }

    private static CreditAccount account(long points) {
        Lot lot = new Lot(new OperationId("e1"), LATER, new Points(points), Points.ZERO);
        return new CreditAccount(SCHEME, ACCOUNT, List.of(lot), List.of());
    }

    private static TotalsDelta totals(String transaction, Effect effect) {
        return new TotalsDelta(SCHEME, new TransactionId(transaction), effect);
    }

    private static PaidDelta paid(String transaction, long points) {
        return new PaidDelta(PARTNER, SCHEME, new TransactionId(transaction), points);
    }
}
