@NullMarked
package org.countersign.format;

import org.jspecify.annotations.NullMarked;
