/** Credit points: operations, batches, accounts and partners' statements. */
@NullMarked
package org.countersign.gateway.credit;

import org.jspecify.annotations.NullMarked;
