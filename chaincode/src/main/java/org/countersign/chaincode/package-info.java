/** The Fabric contracts: thin transactions over pure rules. This is the only package, besides {@code state}, that knows the shim. */
@NullMarked
package org.countersign.chaincode;

import org.jspecify.annotations.NullMarked;
