@NullMarked
package org.countersign.chaincode.rules;

import org.jspecify.annotations.NullMarked;
