@NullMarked
package org.countersign.gateway.problem;

import org.jspecify.annotations.NullMarked;
