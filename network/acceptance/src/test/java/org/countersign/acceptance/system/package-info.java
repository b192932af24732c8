/** Tests of the whole stack, started and killed as an operator would; they run in {@code mvn verify}. */
@NullMarked
package org.countersign.acceptance.system;

import org.jspecify.annotations.NullMarked;
