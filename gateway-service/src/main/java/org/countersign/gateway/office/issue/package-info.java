/** A form made from a type's schema, and what comes of it. */
@NullMarked
package org.countersign.gateway.office.issue;

import org.jspecify.annotations.NullMarked;
