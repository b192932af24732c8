/** What a committing peer does with a block: the numbered checks, conflicts, and the block's hashes. */
@NullMarked
package org.countersign.devledger.validation;

import org.jspecify.annotations.NullMarked;
