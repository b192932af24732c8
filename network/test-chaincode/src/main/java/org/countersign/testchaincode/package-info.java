/** A chaincode with one function for each thing that a chaincode can ask of a ledger, or do to it. */
@NullMarked
package org.countersign.testchaincode;

import org.jspecify.annotations.NullMarked;
