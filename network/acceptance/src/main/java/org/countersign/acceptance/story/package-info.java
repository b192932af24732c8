/** A run told as a list of steps: what each did, counted and found wrong, for a person and as a report file. */
@NullMarked
package org.countersign.acceptance.story;

import org.jspecify.annotations.NullMarked;
