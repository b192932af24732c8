/** Personal data at rest: sealed cell by cell, found again only by keyed hashes. */
@NullMarked
package org.countersign.gateway.privacy;

import org.jspecify.annotations.NullMarked;
