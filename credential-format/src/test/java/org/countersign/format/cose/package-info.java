@NullMarked
package org.countersign.format.cose;

import org.jspecify.annotations.NullMarked;
