@NullMarked
package org.countersign.gateway.issuance.types;

import org.jspecify.annotations.NullMarked;
