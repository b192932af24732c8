/** The service protos.Deliver, and the feed of committed blocks behind every event stream. */
@NullMarked
package org.countersign.devledger.deliver;

import org.jspecify.annotations.NullMarked;
