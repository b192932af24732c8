@NullMarked
package org.countersign.acceptance.resident;

import org.jspecify.annotations.NullMarked;
