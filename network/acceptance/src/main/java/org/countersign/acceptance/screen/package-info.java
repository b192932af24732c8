/** The system's Chromium, driven through our pages by Playwright, with a camera whose picture is a file. */
@NullMarked
package org.countersign.acceptance.screen;

import org.jspecify.annotations.NullMarked;
