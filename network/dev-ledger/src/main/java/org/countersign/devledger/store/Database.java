package org.countersign.devledger.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksObject;

/** The open RocksDB with its column families, set for a small process: about 60 MB outside the Java heap at most. */
final class Database {
    private static final long MIB = 1024 * 1024;

    final RocksDB rocks;
    /** Block number to block. */
    final ColumnFamilyHandle blocks;
    /** Namespace and key to version and value. */
    final ColumnFamilyHandle state;
    /** Namespace, key and version, newest first, to the modification. */
    final ColumnFamilyHandle history;
    /** Transaction id to its record. */
    final ColumnFamilyHandle transactions;
    /** Sequence of acceptance to envelope. */
    final ColumnFamilyHandle pending;

    private final List<RocksObject> owned = new ArrayList<>();

    Database(Path folder) throws IOException {
        RocksDB.loadLibrary();
        Files.createDirectories(folder);
        LRUCache cache = own(new LRUCache(16 * MIB));
        ColumnFamilyOptions options = own(new ColumnFamilyOptions()
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(8 * MIB)
                .setTableFormatConfig(
                        new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(own(new BloomFilter(10)))));
        DBOptions databaseOptions = own(new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setDbWriteBufferSize(32 * MIB)
                .setMaxTotalWalSize(64 * MIB)
                .setMaxOpenFiles(256)
                .setMaxBackgroundJobs(2)
                .setKeepLogFileNum(2)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL));
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options));
        for (String name : List.of("blocks", "state", "history", "transactions", "pending")) {
            families.add(new ColumnFamilyDescriptor(StoreKeys.text(name), options));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            rocks = RocksDB.open(databaseOptions, folder.toString(), families, handles);
        } catch (RocksDBException e) {
            throw new IOException(
                    "cannot open the ledger in " + folder + " (is another process using it?): " + e.getMessage(), e);
        }
        blocks = handles.get(1);
        state = handles.get(2);
        history = handles.get(3);
        transactions = handles.get(4);
        pending = handles.get(5);
    }

    void close() {
        // The database closes its column family handles itself, and it uses the options until it is closed.
        rocks.close();
        owned.reversed().forEach(RocksObject::close);
    }

    private <T extends RocksObject> T own(T object) {
        owned.add(object);
        return object;
    }
}
