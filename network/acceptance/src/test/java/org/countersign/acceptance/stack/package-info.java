@NullMarked
package org.countersign.acceptance.stack;

import org.jspecify.annotations.NullMarked;
