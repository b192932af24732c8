/** A real chaincode, a real client, and a scripted chaincode for what a real one never does. */
@NullMarked
package org.countersign.devledger.support;

import org.jspecify.annotations.NullMarked;
