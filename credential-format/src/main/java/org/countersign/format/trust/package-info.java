/** The trust bundle: which issuer, key and type a counter may trust, in one signed file. */
@NullMarked
package org.countersign.format.trust;

import org.jspecify.annotations.NullMarked;
