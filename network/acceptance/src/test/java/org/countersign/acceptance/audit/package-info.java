@NullMarked
package org.countersign.acceptance.audit;

import org.jspecify.annotations.NullMarked;
