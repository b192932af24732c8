@NullMarked
package org.countersign.browser;

import org.jspecify.annotations.NullMarked;
