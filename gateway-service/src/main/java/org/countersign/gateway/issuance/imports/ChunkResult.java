package org.countersign.gateway.issuance.imports;

/** What a chunk adds to its import's counts, and where the next one begins. */
record ChunkResult(int accepted, int refused, int duplicates, long nextByte, int nextLine) {}
