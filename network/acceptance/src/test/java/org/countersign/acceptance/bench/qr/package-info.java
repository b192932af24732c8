@NullMarked
package org.countersign.acceptance.bench.qr;

import org.jspecify.annotations.NullMarked;
