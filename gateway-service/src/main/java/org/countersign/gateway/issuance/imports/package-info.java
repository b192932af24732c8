/** Issues a whole CSV file: takes it, works through it chunk by chunk, and reports every row that was not good. */
@NullMarked
@NamedInterface("imports")
package org.countersign.gateway.issuance.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
