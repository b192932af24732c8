/** What is on disk: blocks, world state, history, transaction ids and accepted envelopes, in one RocksDB. */
@NullMarked
package org.countersign.devledger.store;

import org.jspecify.annotations.NullMarked;
