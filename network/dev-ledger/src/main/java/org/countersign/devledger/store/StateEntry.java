package org.countersign.devledger.store;

import com.google.protobuf.ByteString;

/** One result of a range over the world state. */
public record StateEntry(String key, Version version, ByteString value) {}
