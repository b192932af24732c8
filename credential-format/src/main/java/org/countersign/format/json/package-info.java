/** Strict JSON: one reader that refuses what is doubtful, one writer that gives equal bytes for equal values. */
@NullMarked
package org.countersign.format.json;

import org.jspecify.annotations.NullMarked;
