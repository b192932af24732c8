@NullMarked
package org.countersign.gateway.holders;

import org.jspecify.annotations.NullMarked;
