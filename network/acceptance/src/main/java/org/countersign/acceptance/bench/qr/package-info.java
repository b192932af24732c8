/** How large the codes of the shipped types are, and how well they are read when they have suffered. */
@NullMarked
package org.countersign.acceptance.bench.qr;

import org.jspecify.annotations.NullMarked;
