@NullMarked
package org.countersign.acceptance.story;

import org.jspecify.annotations.NullMarked;
