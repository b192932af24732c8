@NullMarked
package org.countersign.gateway.trust;

import org.jspecify.annotations.NullMarked;
