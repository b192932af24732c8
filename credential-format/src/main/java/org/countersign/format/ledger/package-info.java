/**
 * What the ledger holds and how it is written: contract names, world-state keys, records, requests, outcomes and refusal codes, with
 * their canonical JSON. The chaincode writes it, the gateway's projection and every auditor read it.
 */
@NullMarked
package org.countersign.format.ledger;

import org.jspecify.annotations.NullMarked;
