package org.countersign.acceptance.audit;

import java.util.Optional;

/** One key that a valid transaction wrote; no value means that it deleted the key. */
public record LedgerWrite(long block, String transaction, String key, Optional<String> value) {}
