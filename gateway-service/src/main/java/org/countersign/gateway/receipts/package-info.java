/** What desks signed of their checks: taken once, kept sealed, and found again by who holds the certificate that was checked. */
@NullMarked
package org.countersign.gateway.receipts;

import org.jspecify.annotations.NullMarked;
