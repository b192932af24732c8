package org.countersign.acceptance.audit;

import org.countersign.acceptance.stack.StackFolder;

/** Reads the whole ledger from block 0, recomputes its hashes, and keeps books over its writes. */
public final class LedgerAudit {
    private static final String CHAINCODE = "countersign";

    private final LedgerBooks books = new LedgerBooks();
    private final HeaderChain chain = new HeaderChain();
    private final BlockWrites writes = new BlockWrites(CHAINCODE);

    private LedgerAudit() {}

    /** Throws a {@link org.countersign.acceptance.story.Failure} at the first block that is not as it must be. */
    public static LedgerAudit of(StackFolder stack, long leastHeight) throws InterruptedException {
        LedgerAudit audit = new LedgerAudit();
        new BlockDelivery(stack).read(leastHeight, block -> {
            audit.chain.accept(block);
            audit.books.post(audit.writes.of(block));
        });
        return audit;
    }

    public LedgerBooks books() {
        return books;
    }

    public long height() {
        return chain.height();
    }

    /** The header hash of a block, as {@code number} counts them. */
    public String hashOf(long number) {
        return chain.hashOf(number);
    }

    public String tipHash() {
        return chain.tipHash();
    }

    public int validTransactions() {
        return writes.validTransactions();
    }

    public int invalidTransactions() {
        return writes.invalidTransactions();
    }
}
