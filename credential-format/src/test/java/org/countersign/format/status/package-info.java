@NullMarked
package org.countersign.format.status;

import org.jspecify.annotations.NullMarked;
