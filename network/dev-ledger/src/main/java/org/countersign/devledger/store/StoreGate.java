package org.countersign.devledger.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.RocksDBException;

/** Keeps calls out of the native store once it is closed: a late call there would crash the process instead of failing. */
final class StoreGate {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean open = true;

    interface Access<T> {
        T run() throws RocksDBException;
    }

    <T> T enter(Access<T> access) {
        lock.readLock().lock();
        try {
            if (!open) {
                throw new IllegalStateException("the ledger is closed");
            }
            return access.run();
        } catch (RocksDBException e) {
            throw new UncheckedIOException(new IOException("the store failed: " + e.getMessage(), e));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Runs the action only while the store is open: for giving things back. */
    void enterIfOpen(Runnable action) {
        lock.readLock().lock();
        try {
            if (open) {
                action.run();
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Waits for the calls that are inside, runs the action once, and lets nobody in afterwards. */
    void close(Runnable action) {
        lock.writeLock().lock();
        try {
            if (open) {
                open = false;
                action.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
