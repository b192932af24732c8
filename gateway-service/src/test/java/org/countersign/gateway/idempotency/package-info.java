@NullMarked
package org.countersign.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
