/**
 * For auditors: whether chain, projection and recomputation agree, and the projection's rebuild from block 0.
 *
 * <p>Neighbours: {@code ledger} for the chain and the projection; {@code security} for the role.
 */
@NullMarked
package org.countersign.gateway.audit;

import org.jspecify.annotations.NullMarked;
