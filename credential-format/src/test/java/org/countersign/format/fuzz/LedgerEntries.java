package org.countersign.format.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.json.JsonException;
import org.countersign.format.ledger.AnswerCodec;
import org.countersign.format.ledger.BatchException;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.OutcomeCodec;
import org.countersign.format.ledger.ParsedItem;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.RequestItem;

/** The entries for what goes to the ledger, lies on it and comes back. */
final class LedgerEntries {
    private LedgerEntries() {}

    static List<FuzzEntry> all() {
        return List.of(
                entry("ledger-credit", LedgerSeeds.credit(), in -> items(in, RequestCodec::parseCredit)),
                entry("ledger-trust", LedgerSeeds.trust(), in -> items(in, RequestCodec::parseTrust)),
                entry("ledger-register", LedgerSeeds.registrations(), in -> items(in, RequestCodec::parseRegister)),
                entry("ledger-copies", LedgerSeeds.furtherCopies(), in -> items(in, RequestCodec::parseAddCopies)),
                entry("ledger-status", LedgerSeeds.statusChanges(), in -> items(in, RequestCodec::parseChangeStatus)),
                entry("ledger-record", LedgerSeeds.records(), LedgerEntries::record),
                entry("ledger-outcome", LedgerSeeds.outcomes(), LedgerEntries::outcomes),
                entry("ledger-totals", LedgerSeeds.totals(), LedgerEntries::totals));
    }

    private static FuzzEntry entry(String name, List<Bytes> seeds, FuzzEntry.Reader reader) {
        return new FuzzEntry(name, seeds, 0, JsonMutation::new, reader);
    }

    /** A well-formed item is read again as it was from its canonical form, over which its digest is made. */
    private static <I extends RequestItem> void items(byte[] input, Parser<I> parser) throws BatchException {
        for (ParsedItem<I> item : parser.parse(input)) {
            if (item instanceof ParsedItem.WellFormed<I>(I value)) {
                List<ParsedItem<I>> again = parser.parse(RequestCodec.requestOf(List.of(value)));
                assertThat(again).containsExactly(item);
            }
        }
    }

    private static void record(byte[] input) throws JsonException {
        String text = new String(input, StandardCharsets.UTF_8);
        String key = text.substring(0, Math.max(0, text.indexOf('\n')));
        byte[] value = text.substring(text.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
        Optional<LedgerRecord> record = LedgerRecordCodec.read(key, value);
        if (record.isPresent()) {
            assertThat(record.get().key().text()).isEqualTo(key);
            assertThat(LedgerRecordCodec.read(key, LedgerRecordCodec.write(record.get())))
                    .isEqualTo(record);
        }
    }

    private static void outcomes(byte[] input) throws JsonException {
        var outcomes = OutcomeCodec.read(input);
        byte[] again = OutcomeCodec.write(outcomes).getBytes(StandardCharsets.UTF_8);
        assertThat(OutcomeCodec.read(again)).isEqualTo(outcomes);
    }

    private static void totals(byte[] input) throws JsonException {
        var view = AnswerCodec.readTotals(input);
        assertThat(AnswerCodec.readTotals(AnswerCodec.write(view).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(view);
    }

    /** Reads a request of one kind of items. */
    @FunctionalInterface
    private interface Parser<I extends RequestItem> {
        List<ParsedItem<I>> parse(byte[] request) throws BatchException;
    }
}
