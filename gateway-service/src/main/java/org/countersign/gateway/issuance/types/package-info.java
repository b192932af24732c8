/** Certificate types as data: read, checked at start, and used to check what officers send. */
@NullMarked
@NamedInterface("types")
package org.countersign.gateway.issuance.types;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
