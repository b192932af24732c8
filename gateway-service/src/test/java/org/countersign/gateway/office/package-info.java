@NullMarked
package org.countersign.gateway.office;

import org.jspecify.annotations.NullMarked;
