@NullMarked
package org.countersign.gateway.issuance;

import org.jspecify.annotations.NullMarked;
