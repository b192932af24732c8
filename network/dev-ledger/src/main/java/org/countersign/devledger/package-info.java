/** One JVM that speaks Fabric's own protocols: for trying, developing and testing. Names in the code are Fabric's; identifiers stay strings as they are on Fabric's wire. */
@NullMarked
package org.countersign.devledger;

import org.jspecify.annotations.NullMarked;
