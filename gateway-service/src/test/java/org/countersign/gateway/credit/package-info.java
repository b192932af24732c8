@NullMarked
package org.countersign.gateway.credit;

import org.jspecify.annotations.NullMarked;
