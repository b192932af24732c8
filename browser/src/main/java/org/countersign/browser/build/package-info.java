/** What TeaVM loads while it compiles; part of no page. */
@NullMarked
package org.countersign.browser.build;

import org.jspecify.annotations.NullMarked;
