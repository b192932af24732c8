/** A wallet of the OpenWallet Foundation's Multipaz: another that nobody here wrote. */
@NullMarked
package org.countersign.acceptance.multipaz;

import org.jspecify.annotations.NullMarked;
