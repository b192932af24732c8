/** Idempotency-Key: the first answer is kept in the transaction that does the work, and replayed. */
@NullMarked
package org.countersign.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
