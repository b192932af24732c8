/** The embedded PostgreSQL: unpacked, started, supervised and stopped here, unless an external one is configured; and how many rows a table may have. */
@NullMarked
package org.countersign.gateway.database;

import org.jspecify.annotations.NullMarked;
