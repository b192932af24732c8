package org.countersign.gateway.idempotency;

import org.countersign.gateway.security.ClientId;

/**
 * One request as idempotency sees it. Two clients never share a key, nor do two operations.
 *
 * @param client who asks
 * @param operation what is asked, for example {@code certificates.issue}; with what stands in the path, where that matters
 * @param key the client's name for the request
 * @param payload the parsed body, a record; its canonical JSON is the fingerprint
 */
public record IdempotentCall(ClientId client, String operation, IdempotencyKey key, Object payload) {}
