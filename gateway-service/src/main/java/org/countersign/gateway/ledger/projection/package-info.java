/**
 * Follows the chain block by block, believes only what hashes to its neighbours, and keeps the tables that the views read. Tables, settled items and position move
 * in one database transaction, so a block is in all of them or in none.
 */
@NullMarked
package org.countersign.gateway.ledger.projection;

import org.jspecify.annotations.NullMarked;
