@NullMarked
package org.countersign.format.ledger;

import org.jspecify.annotations.NullMarked;
