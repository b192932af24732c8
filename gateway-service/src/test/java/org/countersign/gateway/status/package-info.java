@NullMarked
package org.countersign.gateway.status;

import org.jspecify.annotations.NullMarked;
