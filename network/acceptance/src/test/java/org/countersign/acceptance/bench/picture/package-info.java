@NullMarked
package org.countersign.acceptance.bench.picture;

import org.jspecify.annotations.NullMarked;
