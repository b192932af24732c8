/** A counter's server with a city of its own: for tests of its screens and for measurements, without gateway and ledger. */
@NullMarked
package org.countersign.acceptance.counter;

import org.jspecify.annotations.NullMarked;
