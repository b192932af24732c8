/** Refresh tokens of wallets: bound to their key or to the client's own proof, good once each, and ended together with their grant. */
@NullMarked
package org.countersign.gateway.authorization.refresh;

import org.jspecify.annotations.NullMarked;
