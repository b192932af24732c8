package org.countersign.devledger.validation;

import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;

/** What a transaction read and wrote in one namespace. */
record NamespaceSet(String namespace, KVRWSet set) {}
