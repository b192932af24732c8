@NullMarked
package org.countersign.acceptance.offline;

import org.jspecify.annotations.NullMarked;
