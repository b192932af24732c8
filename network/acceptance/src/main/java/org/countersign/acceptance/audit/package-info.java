/** The ledger as an auditor reads it: block by block, from block 0. */
@NullMarked
package org.countersign.acceptance.audit;

import org.jspecify.annotations.NullMarked;
