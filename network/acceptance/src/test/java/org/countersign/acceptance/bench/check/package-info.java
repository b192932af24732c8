@NullMarked
package org.countersign.acceptance.bench.check;

import org.jspecify.annotations.NullMarked;
