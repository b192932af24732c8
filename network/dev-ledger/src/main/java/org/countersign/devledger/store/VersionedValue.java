package org.countersign.devledger.store;

import com.google.protobuf.ByteString;

/** A value of the world state with the transaction that wrote it. */
public record VersionedValue(Version version, ByteString value) {}
