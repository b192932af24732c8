@NullMarked
package org.countersign.gateway.ledger.outbox;

import org.jspecify.annotations.NullMarked;
