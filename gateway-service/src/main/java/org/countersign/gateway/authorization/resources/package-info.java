/** Before the credential issuer's endpoints: access tokens, their keys and the grants behind them; before those of holders: proofs of their keys. */
@NullMarked
package org.countersign.gateway.authorization.resources;

import org.jspecify.annotations.NullMarked;
