@NullMarked
package org.countersign.chaincode;

import org.jspecify.annotations.NullMarked;
