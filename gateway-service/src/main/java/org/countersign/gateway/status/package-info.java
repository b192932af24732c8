/** Publishes what counters hold: status lists and trust bundles, signed. */
@NullMarked
package org.countersign.gateway.status;

import org.jspecify.annotations.NullMarked;
