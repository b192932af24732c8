package org.countersign.devledger.store;

/** Fabric's height of a transaction: the block, and the place within it. Also the version of every key that it wrote. */
public record Version(long block, int transaction) {}
