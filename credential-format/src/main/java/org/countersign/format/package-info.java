/** The bytes that issuer, holder, verifier and ledger must agree on. Pure: no clock, no randomness, no I/O. */
@NullMarked
package org.countersign.format;

import org.jspecify.annotations.NullMarked;
