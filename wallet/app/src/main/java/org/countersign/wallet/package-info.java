/** The server behind the wallet page: it serves the page, hands out what the page must believe, and passes short codes on. It never sees a certificate at rest. */
@NullMarked
package org.countersign.wallet;

import org.jspecify.annotations.NullMarked;
