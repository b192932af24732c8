package org.countersign.format.ledger;

import org.countersign.format.Digest;

/** One copy of a certificate: its form, the hash of its signed bytes, and its own place in a status list. */
public record Copy(FormCode form, Digest hash, StatusIndex status) {}
