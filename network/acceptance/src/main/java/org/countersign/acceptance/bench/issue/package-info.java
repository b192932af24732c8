/** Credentials that wallets fetch by the whole protocol, beside the signatures that the same provider makes in the same time. */
@NullMarked
package org.countersign.acceptance.bench.issue;

import org.jspecify.annotations.NullMarked;
