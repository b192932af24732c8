@NullMarked
package org.countersign.gateway.ledger.fabric;

import org.jspecify.annotations.NullMarked;
