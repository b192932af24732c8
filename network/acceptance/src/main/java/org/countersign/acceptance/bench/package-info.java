/** Measurements: each prints one JSON line. */
@NullMarked
package org.countersign.acceptance.bench;

import org.jspecify.annotations.NullMarked;
