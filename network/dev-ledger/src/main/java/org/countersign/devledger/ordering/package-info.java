/** What the ordering service does: accept envelopes durably, cut batches, hand them on in one order. */
@NullMarked
package org.countersign.devledger.ordering;

import org.jspecify.annotations.NullMarked;
