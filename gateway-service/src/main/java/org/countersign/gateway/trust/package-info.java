/** Issuers, partners, schemes and types: configuration put through the ledger at first start. */
@NullMarked
package org.countersign.gateway.trust;

import org.jspecify.annotations.NullMarked;
