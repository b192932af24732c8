@NullMarked
package org.countersign.gateway.audit;

import org.jspecify.annotations.NullMarked;
