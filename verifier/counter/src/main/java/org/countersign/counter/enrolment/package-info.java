/** The desks of this server: codes that let one in, and what is known of those that are. */
@NullMarked
package org.countersign.counter.enrolment;

import org.jspecify.annotations.NullMarked;
