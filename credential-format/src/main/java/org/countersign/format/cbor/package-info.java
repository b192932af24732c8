/** Deterministic CBOR (RFC 8949, section 4.2): one value, one byte string. The model is that of co.nstant.in:cbor. */
@NullMarked
package org.countersign.format.cbor;

import org.jspecify.annotations.NullMarked;
