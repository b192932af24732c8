@NullMarked
package org.countersign.format.trust;

import org.jspecify.annotations.NullMarked;
