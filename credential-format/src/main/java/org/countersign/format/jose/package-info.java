/**
 * JWS in compact form and JWK (RFC 7515, RFC 7517, RFC 7518), strict. Signing and checking go through the same ports as COSE; the
 * algorithm comes from the key.
 */
@NullMarked
package org.countersign.format.jose;

import org.jspecify.annotations.NullMarked;
