@NullMarked
package org.countersign.browser.code;

import org.jspecify.annotations.NullMarked;
