/** COSE_Sign1 with ES256 (RFC 9052, RFC 9053). Signing and checking go through ports; the algorithm comes from the key. */
@NullMarked
package org.countersign.format.cose;

import org.jspecify.annotations.NullMarked;
