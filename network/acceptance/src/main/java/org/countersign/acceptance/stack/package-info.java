/** Where a running stack keeps what its users need: ports, development clients, organisations. */
@NullMarked
package org.countersign.acceptance.stack;

import org.jspecify.annotations.NullMarked;
