package org.countersign.devledger.deliver;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.countersign.devledger.store.LedgerStore;
import org.hyperledger.fabric.protos.common.Block;

/** Committed blocks by number; a block that is still to come is waited for. */
public final class BlockFeed {
    private final LedgerStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();

    public BlockFeed(LedgerStore store) {
        this.store = store;
    }

    public long height() {
        return store.height();
    }

    public Optional<Long> blockOf(String transactionId) {
        return store.transaction(transactionId).map(record -> record.position().block());
    }

    /** Called after each commit. */
    public void committed() {
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The block, as soon as it is on disk. Ends by interruption only. */
    public Block await(long number) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (store.height() <= number) {
                grown.await();
            }
        } finally {
            lock.unlock();
        }
        return store.block(number).orElseThrow(() -> new IllegalStateException("block " + number + " is missing"));
    }
}
