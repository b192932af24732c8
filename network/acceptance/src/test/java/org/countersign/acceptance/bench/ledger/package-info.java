/** Tests of the arithmetic of the ledger's measurement. */
@NullMarked
package org.countersign.acceptance.bench.ledger;

import org.jspecify.annotations.NullMarked;
