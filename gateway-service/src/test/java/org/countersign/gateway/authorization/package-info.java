@NullMarked
package org.countersign.gateway.authorization;

import org.jspecify.annotations.NullMarked;
