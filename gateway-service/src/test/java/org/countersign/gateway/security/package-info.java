@NullMarked
package org.countersign.gateway.security;

import org.jspecify.annotations.NullMarked;
