/** The one adapter of the ledger port, and the only place with Fabric's client types: identities, calls, errors, blocks. */
@NullMarked
package org.countersign.gateway.ledger.fabric;

import org.jspecify.annotations.NullMarked;
