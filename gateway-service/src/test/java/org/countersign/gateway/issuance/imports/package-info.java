@NullMarked
@NamedInterface("imports")
package org.countersign.gateway.issuance.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
