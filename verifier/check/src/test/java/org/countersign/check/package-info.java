@NullMarked
package org.countersign.check;

import org.jspecify.annotations.NullMarked;
