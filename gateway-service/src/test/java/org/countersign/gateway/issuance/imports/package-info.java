@NullMarked
package org.countersign.gateway.issuance.imports;

import org.jspecify.annotations.NullMarked;
