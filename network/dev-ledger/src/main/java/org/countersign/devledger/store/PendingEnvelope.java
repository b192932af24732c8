package org.countersign.devledger.store;

import org.hyperledger.fabric.protos.common.Envelope;

/** An envelope that ordering accepted and that no block holds yet. The sequence is the order of acceptance. */
public record PendingEnvelope(long sequence, Envelope envelope) {}
