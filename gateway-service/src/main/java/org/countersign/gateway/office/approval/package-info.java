/** What waits for a second person. */
@NullMarked
package org.countersign.gateway.office.approval;

import org.jspecify.annotations.NullMarked;
