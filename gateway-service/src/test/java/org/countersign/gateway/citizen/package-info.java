@NullMarked
package org.countersign.gateway.citizen;

import org.jspecify.annotations.NullMarked;
