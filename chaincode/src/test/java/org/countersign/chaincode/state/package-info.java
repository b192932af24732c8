@NullMarked
package org.countersign.chaincode.state;

import org.jspecify.annotations.NullMarked;
