/** The screens as people use them, in a real browser with a camera, on a running stack. What they saw is in {@code target/screens}. */
@NullMarked
package org.countersign.acceptance.screens;

import org.jspecify.annotations.NullMarked;
