@NullMarked
package org.countersign.format.jose;

import org.jspecify.annotations.NullMarked;
