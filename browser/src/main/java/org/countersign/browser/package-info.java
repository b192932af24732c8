/** The calls that a page makes, from JSON text to JSON text. Pure Java, so that the JVM runs the very same function in tests. */
@NullMarked
package org.countersign.browser;

import org.jspecify.annotations.NullMarked;
