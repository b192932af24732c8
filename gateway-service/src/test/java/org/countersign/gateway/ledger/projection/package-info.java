@NullMarked
package org.countersign.gateway.ledger.projection;

import org.jspecify.annotations.NullMarked;
