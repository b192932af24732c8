/** The counter as a server: the addresses for wallets, for the browser of the same device and for agencies' systems. Spring stops here. */
@NullMarked
package org.countersign.counter.server;

import org.jspecify.annotations.NullMarked;
