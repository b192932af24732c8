/** The library of the European wallet's reference implementation, as a wallet that nobody here wrote. */
@NullMarked
package org.countersign.acceptance.eudi;

import org.jspecify.annotations.NullMarked;
