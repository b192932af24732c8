/** The system as its users meet it: the demo, the fault tests and the measurements. */
@NullMarked
package org.countersign.acceptance;

import org.jspecify.annotations.NullMarked;
