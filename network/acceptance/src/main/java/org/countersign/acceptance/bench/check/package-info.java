/** A full offline check beside one bare signature check, measured by JMH, and beside OpenSSL. */
@NullMarked
package org.countersign.acceptance.bench.check;

import org.jspecify.annotations.NullMarked;
