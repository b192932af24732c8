/** What implementations that nobody here wrote say to what we make, as it is and altered. */
@NullMarked
package org.countersign.format.interop;

import org.jspecify.annotations.NullMarked;
