/**
 * What may change on the ledger, and how. Pure: no shim, no JSON, no clock, randomness, threads or order of hash maps; the same
 * records and the same item give the same decision on every endorser.
 */
@NullMarked
package org.countersign.chaincode.rules;

import org.jspecify.annotations.NullMarked;
