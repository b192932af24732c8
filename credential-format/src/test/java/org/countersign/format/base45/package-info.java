@NullMarked
package org.countersign.format.base45;

import org.jspecify.annotations.NullMarked;
