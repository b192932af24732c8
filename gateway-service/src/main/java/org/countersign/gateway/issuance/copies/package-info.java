/** Further copies of a registered certificate: for a wallet's keys, for another device, for paper. Each has its own place in a status list. */
@NullMarked
@NamedInterface("copies")
package org.countersign.gateway.issuance.copies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
