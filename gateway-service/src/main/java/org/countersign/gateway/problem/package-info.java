/** RFC 9457 problem details: the closed set of error codes and the one place that writes them. */
@NullMarked
package org.countersign.gateway.problem;

import org.jspecify.annotations.NullMarked;
