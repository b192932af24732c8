package org.countersign.chaincode;

import java.util.ArrayList;
import java.util.List;
import org.countersign.chaincode.rules.Invocation;
import org.countersign.chaincode.rules.ItemRules;
import org.countersign.chaincode.rules.LedgerBook;
import org.countersign.chaincode.state.ContentDigests;
import org.countersign.chaincode.state.WorkingSet;
import org.countersign.format.Sha256;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.ledger.BatchException;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.OutcomeCodec;
import org.countersign.format.ledger.ParsedItem;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.RequestItem;
import org.hyperledger.fabric.contract.Context;

/** One submitted transaction: reads the items, lets the rules decide them in order, writes what changed, and answers. */
final class TransactionBatch {
    static final Sha256 SHA_256 = new JcaSha256();
    private static final ContentDigests DIGESTS = new ContentDigests(SHA_256);

    private TransactionBatch() {}

    /** How a request is read. */
    @FunctionalInterface
    interface Parser<I extends RequestItem> {
        List<ParsedItem<I>> parse(byte[] request) throws BatchException;
    }

    /** Which rules decide it. */
    @FunctionalInterface
    interface Rules<I extends RequestItem> {
        ItemRules<I> over(LedgerBook book, Invocation invocation);
    }

    static <I extends RequestItem> String run(Context context, Parser<I> parser, Rules<I> rules) {
        return Failures.asChaincodeException(() -> {
            List<ParsedItem<I>> items = parser.parse(Arguments.only(context.getStub()));
            WorkingSet book = new WorkingSet(context.getStub());
            ItemRules<I> decisions = rules.over(book, FabricCaller.invocation(context));
            List<Outcome> outcomes = new ArrayList<>(items.size());
            for (ParsedItem<I> item : items) {
                outcomes.add(decide(decisions, item));
            }
            decisions.finish();
            book.flush();
            return OutcomeCodec.write(outcomes);
        });
    }

    private static <I extends RequestItem> Outcome decide(ItemRules<I> rules, ParsedItem<I> parsed) {
        return switch (parsed) {
            case ParsedItem.WellFormed<I>(I item) -> rules.apply(item, DIGESTS.of(item));
            case ParsedItem.Malformed<I>(var id) -> new Outcome.Refused(id, RefusalCode.MALFORMED_ITEM);
        };
    }
}
