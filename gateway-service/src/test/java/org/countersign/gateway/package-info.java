/** Tests of the gateway as a whole, and what tests of its modules share. */
@NullMarked
package org.countersign.gateway;

import org.jspecify.annotations.NullMarked;
