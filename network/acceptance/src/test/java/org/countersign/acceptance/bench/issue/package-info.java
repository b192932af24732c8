@NullMarked
package org.countersign.acceptance.bench.issue;

import org.jspecify.annotations.NullMarked;
