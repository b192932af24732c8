/** What the page must believe, as the gateway published it last. */
@NullMarked
package org.countersign.wallet.trust;

import org.jspecify.annotations.NullMarked;
