/** RFC 9449: proofs of the key that a token, code or request is bound to. */
@NullMarked
package org.countersign.gateway.authorization.dpop;

import org.jspecify.annotations.NullMarked;
