@NullMarked
package org.countersign.gateway.keys;

import org.jspecify.annotations.NullMarked;
