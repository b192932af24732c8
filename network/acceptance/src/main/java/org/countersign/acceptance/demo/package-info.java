/** The main job, end to end, on a running stack. */
@NullMarked
package org.countersign.acceptance.demo;

import org.jspecify.annotations.NullMarked;
