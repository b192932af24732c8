/** The desk's receipts: signed, chained and on disk before anybody is told the verdict. */
@NullMarked
package org.countersign.counter.receipt;

import org.jspecify.annotations.NullMarked;
