@NullMarked
package org.countersign.gateway.receipts;

import org.jspecify.annotations.NullMarked;
