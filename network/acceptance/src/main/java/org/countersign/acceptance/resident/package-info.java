/** Invented residents of an invented city: the same seed gives the same people, and none of them is real. */
@NullMarked
package org.countersign.acceptance.resident;

import org.jspecify.annotations.NullMarked;
