/** What an endorsing peer does with a proposal: check it, simulate it, sign the result. */
@NullMarked
package org.countersign.devledger.endorse;

import org.jspecify.annotations.NullMarked;
