/** Messages that somebody changed, put to every entry of this library. */
@NullMarked
package org.countersign.format.fuzz;

import org.jspecify.annotations.NullMarked;
