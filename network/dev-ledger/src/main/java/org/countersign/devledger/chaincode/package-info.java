/** The stream to a chaincode process, and the answers to what the chaincode asks for during a transaction. */
@NullMarked
package org.countersign.devledger.chaincode;

import org.jspecify.annotations.NullMarked;
