package org.countersign.devledger.store;

import com.google.protobuf.ByteString;

/** What a block leaves of one key. An empty value deletes the key, as in Fabric. */
public record StateUpdate(StateKey key, Version version, ByteString value) {
    public boolean isDelete() {
        return value.isEmpty();
    }
}
