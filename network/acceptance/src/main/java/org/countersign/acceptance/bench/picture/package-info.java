/** Sixteen ways in which a printed or shown code suffers before a camera sees it; pure functions of picture, strength and seed. */
@NullMarked
package org.countersign.acceptance.bench.picture;

import org.jspecify.annotations.NullMarked;
