@NullMarked
package org.countersign.gateway.privacy;

import org.jspecify.annotations.NullMarked;
