package org.countersign.gateway.ledger.projection;

import org.countersign.format.Bytes;

/** The last block that was believed. */
record ChainTip(long number, Bytes headerHash) {}
