/** What is good once or for a short time: nonces and challenges, identifiers of proofs that were seen, random identifiers; and the bounds and the sweeping of open rows. */
@NullMarked
package org.countersign.gateway.authorization.fresh;

import org.jspecify.annotations.NullMarked;
