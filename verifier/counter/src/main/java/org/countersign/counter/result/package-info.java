/** What the check found, as JSON for programs. */
@NullMarked
package org.countersign.counter.result;

import org.jspecify.annotations.NullMarked;
