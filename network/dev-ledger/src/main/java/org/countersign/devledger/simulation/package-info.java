/** A transaction's view of one committed snapshot, and the read-write set that it leaves behind. */
@NullMarked
package org.countersign.devledger.simulation;

import org.jspecify.annotations.NullMarked;
