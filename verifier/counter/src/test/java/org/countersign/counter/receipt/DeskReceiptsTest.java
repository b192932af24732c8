package org.countersign.counter.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.countersign.check.Reason;
import org.countersign.counter.City;
import org.countersign.counter.receipt.DeskReceipts.Outcome;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskReceiptsTest {
    private static final Instant NOW = City.NOW;
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final DeskOnTest DESK = new DeskOnTest("window-3");

    @TempDir
    private Path folder;

    @Test
    void each_is_taken_once_also_after_a_restart() throws Exception {
        String receipt = DESK.receipt("a", Reason.LIVE, NOW);

        assertThat(take(receipts(), receipt, receipt)).containsExactly(Outcome.TAKEN, Outcome.KNOWN);

        assertThat(take(receipts(), receipt)).containsExactly(Outcome.KNOWN);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void they_are_counted_by_desk_and_reason() throws Exception {
        DeskReceipts receipts = receipts();
        take(receipts, DESK.receipt("a", Reason.LIVE, NOW), DESK.receipt("b", Reason.LIVE, NOW));
        take(receipts, DESK.receipt("c", Reason.REVOKED, NOW));

        assertThat(receipts().counts(TODAY))
                .containsExactly(
                        new ReceiptCount("window-3", Reason.LIVE, 2), new ReceiptCount("window-3", Reason.REVOKED, 1));
    }

    @Test
    void a_receipt_belongs_to_the_day_that_it_names() throws Exception {
        DeskReceipts receipts = receipts();

        take(receipts, DESK.receipt("a", Reason.LIVE, NOW.minus(Duration.ofDays(1))));

        assertThat(receipts.counts(TODAY)).isEmpty();
        assertThat(receipts.counts(TODAY.minusDays(1))).hasSize(1);
    }

    @Test
    void an_altered_one_is_refused() throws Exception {
        String receipt = DESK.receipt("a", Reason.LIVE, NOW);
        int middle = receipt.indexOf('.') + 20;
        char other = receipt.charAt(middle) == 'A' ? 'B' : 'A';

        assertThat(take(receipts(), receipt.substring(0, middle) + other + receipt.substring(middle + 1)))
                .containsExactly(Outcome.BAD_SIGNATURE);
    }

    @Test
    void one_that_another_desk_signed_is_refused() throws Exception {
        assertThat(take(receipts(), new DeskOnTest("window-3").receipt("a", Reason.LIVE, NOW)))
                .containsExactly(Outcome.BAD_SIGNATURE);
    }

    @Test
    void one_that_names_another_desk_is_refused() throws Exception {
        DeskOnTest impostor = new DeskOnTest(new org.countersign.check.DeskId("window-4"), DESK.pair());

        assertThat(take(receipts(), impostor.receipt("a", Reason.LIVE, NOW))).containsExactly(Outcome.OTHER_DESK);
    }

    @Test
    void one_from_the_future_is_refused() throws Exception {
        assertThat(take(receipts(), DESK.receipt("a", Reason.LIVE, NOW.plus(Duration.ofMinutes(11)))))
                .containsExactly(Outcome.OUT_OF_TIME);
    }

    @Test
    void what_is_no_receipt_is_refused() throws Exception {
        String noCheck = DESK.signed(JsonObject.builder()
                .put("iss", "window-3")
                .put("iat", NOW.getEpochSecond())
                .put("checks", JsonArray.of(List.<JsonObject>of(), each -> each))
                .build());

        assertThat(take(receipts(), "a.b.c", noCheck, "")).containsOnly(Outcome.MALFORMED);
    }

    @Test
    void a_bad_one_does_not_keep_the_good_ones_out() throws Exception {
        assertThat(take(receipts(), "a.b.c", DESK.receipt("a", Reason.LIVE, NOW)))
                .containsExactly(Outcome.MALFORMED, Outcome.TAKEN);
    }

    @Test
    void a_line_that_a_crash_cut_short_is_taken_anew() throws Exception {
        String receipt = DESK.receipt("a", Reason.LIVE, NOW);
        Files.writeString(file(), "VALID LIVE window-3 " + receipt.substring(0, 50), StandardOpenOption.CREATE);

        assertThat(take(receipts(), receipt)).containsExactly(Outcome.TAKEN);

        assertThat(lines()).containsExactly("VALID LIVE window-3 " + receipt);
    }

    @Test
    void they_are_handed_on_once_each_and_the_unreadable_not_at_all() throws Exception {
        String yesterday = DESK.receipt("a", Reason.LIVE, NOW.minus(Duration.ofDays(1)));
        String first = DESK.receipt("b", Reason.AS_OF, NOW);
        String second = DESK.receipt("d", Reason.REVOKED, NOW);
        take(receipts(), first, yesterday, DESK.receipt("c", Reason.DAMAGED, NOW), second);
        ReceiptQueue queue = new ReceiptQueue(folder);

        ReceiptQueue.Piece before = queue.next(500);
        queue.done(before);
        ReceiptQueue.Piece today = new ReceiptQueue(folder).next(500);

        assertThat(before.receipts()).containsExactly(yesterday);
        assertThat(today.receipts()).containsExactly(first, second);
        assertThat(queue.next(500)).isEqualTo(today);
        queue.done(today);
        assertThat(queue.next(500).isEmpty()).isTrue();
    }

    @Test
    void they_are_handed_on_in_bounded_pieces() throws Exception {
        take(receipts(), DESK.receipt("a", Reason.LIVE, NOW), DESK.receipt("b", Reason.LIVE, NOW));

        assertThat(new ReceiptQueue(folder).next(1).receipts()).hasSize(1);
    }

    private DeskReceipts receipts() {
        return new DeskReceipts(folder, new JcaSignatureCheck(), new JcaSha256());
    }

    private static List<Outcome> take(DeskReceipts receipts, String... brought) throws IOException {
        return receipts.take(DESK.enrolled(), List.of(brought), NOW);
    }

    private Path file() {
        return folder.resolve(TODAY + ".receipts");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }
}
