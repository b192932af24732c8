@NullMarked
package org.countersign.format.jca;

import org.jspecify.annotations.NullMarked;
