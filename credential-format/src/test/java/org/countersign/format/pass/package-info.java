@NullMarked
package org.countersign.format.pass;

import org.jspecify.annotations.NullMarked;
