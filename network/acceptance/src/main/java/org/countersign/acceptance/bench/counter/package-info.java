/** How fast the counter's page is in a real browser, with the status of a million certificates on the device. */
@NullMarked
package org.countersign.acceptance.bench.counter;

import org.jspecify.annotations.NullMarked;
