@NullMarked
package org.countersign.holder;

import org.jspecify.annotations.NullMarked;
