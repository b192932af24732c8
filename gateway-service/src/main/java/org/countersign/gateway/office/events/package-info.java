/** What was done, by whom, on which certificate and why; nothing personal. */
@NullMarked
package org.countersign.gateway.office.events;

import org.jspecify.annotations.NullMarked;
