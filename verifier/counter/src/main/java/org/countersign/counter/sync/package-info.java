/** Fetches trust and status for a desk from the gateway. The only part of the counter that uses a network, and never during a check. */
@NullMarked
package org.countersign.counter.sync;

import org.jspecify.annotations.NullMarked;
