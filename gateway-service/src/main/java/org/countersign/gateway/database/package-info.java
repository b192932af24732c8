/** The embedded PostgreSQL: unpacked, started, supervised and stopped here, unless an external one is configured. */
@NullMarked
package org.countersign.gateway.database;

import org.jspecify.annotations.NullMarked;
