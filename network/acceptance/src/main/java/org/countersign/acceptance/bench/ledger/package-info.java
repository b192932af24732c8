/** Certificates registered through the whole path beside keys written by a bare chaincode, in turns on one ledger. */
@NullMarked
package org.countersign.acceptance.bench.ledger;

import org.jspecify.annotations.NullMarked;
