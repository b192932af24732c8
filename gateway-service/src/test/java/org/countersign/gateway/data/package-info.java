@NullMarked
package org.countersign.gateway.data;

import org.jspecify.annotations.NullMarked;
