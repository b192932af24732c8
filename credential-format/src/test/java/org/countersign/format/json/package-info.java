@NullMarked
package org.countersign.format.json;

import org.jspecify.annotations.NullMarked;
