/**
 * For auditors: whether chain, projection and recomputation agree, the projection's rebuild from block 0, and items that were set aside.
 *
 * <p>Neighbours: {@code ledger} for the chain and the projection; {@code security} for the role.
 */
@NullMarked
package org.countersign.gateway.audit;

import org.jspecify.annotations.NullMarked;
