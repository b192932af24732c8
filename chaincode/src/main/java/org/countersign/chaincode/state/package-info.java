/** Between rules and shim: a working set of records per transaction, and the queries that sum over keys. */
@NullMarked
package org.countersign.chaincode.state;

import org.jspecify.annotations.NullMarked;
