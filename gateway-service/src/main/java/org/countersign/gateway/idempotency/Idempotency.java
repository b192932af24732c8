package org.countersign.gateway.idempotency;

import java.util.function.Supplier;

/**
 * Does a piece of work once per {@link IdempotentCall}, whatever is repeated and whatever crashes.
 *
 * <p>Errors: the key is being worked on ({@code IDEMPOTENCY_KEY_IN_USE}); it was used with another payload ({@code IDEMPOTENCY_KEY_REUSED}).
 */
public interface Idempotency {

    /**
     * Runs the work in one database transaction together with the row that keeps its answer, or replays the first answer. The work writes to
     * the database and the outbox only; it must not call other systems. When it throws, nothing is written and nothing is kept, so the same
     * key may be used again.
     */
    KeptAnswer once(IdempotentCall call, Supplier<Answer> work);

    /** Replaces an answer that was not final by the outcome; a final answer stays as it is. Returns the answer that stands. */
    KeptAnswer conclude(IdempotentCall call, KeptAnswer outcome);
}
