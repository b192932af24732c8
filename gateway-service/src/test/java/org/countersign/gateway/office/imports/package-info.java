@NullMarked
package org.countersign.gateway.office.imports;

import org.jspecify.annotations.NullMarked;
