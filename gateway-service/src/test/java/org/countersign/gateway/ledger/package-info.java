/** Tests of the ledger module, and what other modules' tests may use of it: {@code FakeLedger}, {@code LedgerForTests}. */
@NullMarked
package org.countersign.gateway.ledger;

import org.jspecify.annotations.NullMarked;
